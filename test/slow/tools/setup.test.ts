import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../architecture/sources.js";

/** What set-up itself needs, and of the product the part that stands alone. */
const COPIED = [
  ...["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json", "tools"],
  ...["core/primitives", "core/yuma"],
  ...["core/state/assembly", "core/state/ltHash.wasm.js"],
  ...["core/chain/emptyBlocks/assembly", "core/chain/emptyBlocks/emptyBlocks.wasm.js"],
];
const AT_ONCE = 6;
const ENTRY = "runner/cli/bin.ts";

/** A checkout of its own that nothing was built in. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-setup-"));
  for (const path of COPIED) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeEntry(text: string): void {
  mkdirSync(dirname(join(folder, ENTRY)), { recursive: true });
  writeFileSync(join(folder, ENTRY), text);
}

const entrySaying = (word: string): string =>
  `import { runEpoch } from "../../core/yuma/index.js";\nprocess.stdout.write("${word} " + runEpoch.name);\n`;

/** A command that needs a build, in a group of its own as a shell would put it. */
const command = (): ChildProcess =>
  spawn(process.execPath, ["tools/run.mjs", "dev"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (text: Buffer) => (stdout += text.toString()));
  child.stderr?.on("data", (text: Buffer) => (stderr += text.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}

const builds = (results: readonly Ended[]): number =>
  results.filter(({ stderr }) => stderr.includes("compiling (tsc)")).length;

const leftovers = (): string[] => [
  ...readdirSync(folder).filter((name) => name.startsWith(".dist-")),
  ...readdirSync(join(folder, ".setup")),
];

describe("set-up of a checkout", { timeout: 600_000 }, () => {
  it("is done once by one of several commands that start together, whatever one that was killed has left", async () => {
    writeEntry(entrySaying("first"));
    const killed = command();
    if (killed.stderr === null || killed.pid === undefined) throw new Error("the command did not start");
    await once(killed.stderr, "data");
    process.kill(process.platform === "win32" ? killed.pid : -killed.pid, "SIGKILL");
    await once(killed, "close");
    expect(leftovers()).not.toEqual([]);

    const results = await Promise.all(Array.from({ length: AT_ONCE }, () => ended(command())));
    expect(results.map(({ code, stdout }) => [code, stdout])).toEqual(
      results.map(() => [0, "first runEpoch"]),
    );
    expect(builds(results)).toBe(1);
    expect(leftovers()).toEqual([]);
  });

  it("is done once by commands that start together on sources that were changed and renamed", async () => {
    writeEntry(entrySaying("second"));
    const extra = (name: string): string => join(folder, `core/yuma/${name}.ts`);
    writeFileSync(extra("before"), "export const before = 1;\n");
    await ended(command());
    rmSync(extra("before"));
    writeFileSync(extra("after"), "export const after = 1;\n");
    const results = await Promise.all(Array.from({ length: AT_ONCE }, () => ended(command())));
    expect(results.map(({ code, stdout }) => [code, stdout])).toEqual(
      results.map(() => [0, "second runEpoch"]),
    );
    expect(builds(results)).toBe(1);
    const compiled = readdirSync(join(folder, "dist/core/yuma"));
    expect([compiled.includes("before.js"), compiled.includes("after.js")]).toEqual([false, true]);
  });

  it("leaves the build of before in its place when the sources do not compile", async () => {
    writeEntry(entrySaying("third"));
    expect((await ended(command())).stdout).toBe("third runEpoch");
    writeEntry("export const wrong: number = 'text';\n");
    const failed = await ended(command());
    expect([failed.code, failed.stderr]).toEqual([1, expect.stringContaining("SK2192")]);
    expect(readdirSync(join(folder, "dist/runner/cli"))).toContain("bin.js");
    expect(leftovers()).toEqual([]);
    writeEntry(entrySaying("third"));
    expect(await ended(command())).toMatchObject({ code: 0, stdout: "third runEpoch" });
  });

  it("leaves the build of before in its place when an engine does not compile", async () => {
    writeEntry(entrySaying("fourth"));
    expect((await ended(command())).stdout).toBe("fourth runEpoch");
    const sources = "core/yuma/assembly/index.ts";
    appendFileSync(join(folder, sources), "export function wrong(): u32 { return nowhere; }\n");
    const failed = await ended(command());
    expect([failed.code, failed.stderr]).toEqual([1, expect.stringContaining("SK2194")]);
    expect(readdirSync(join(folder, "dist/runner/cli"))).toContain("bin.js");
    expect(leftovers()).toEqual([]);
    cpSync(join(root, sources), join(folder, sources));
    expect(await ended(command())).toMatchObject({ code: 0, stdout: "fourth runEpoch" });
  });

  it("builds where there is no native compiler for the machine", async () => {
    writeEntry(entrySaying("fifth"));
    rmSync(join(folder, "dist"), { recursive: true });
    const packages = join(folder, "node_modules");
    rmSync(packages);
    mkdirSync(packages);
    cpSync(join(root, "node_modules/.package-lock.json"), join(packages, ".package-lock.json"));
    for (const name of readdirSync(join(root, "node_modules"))) {
      // The native compilers' scope.
      if (name === "@typescript" || name.startsWith(".")) continue;
      symlinkSync(join(root, "node_modules", name), join(packages, name), "junction");
    }
    const built = await ended(command());
    expect(built).toMatchObject({ code: 0, stdout: "fifth runEpoch" });
    expect(builds([built])).toBe(1);
  });
});
