import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../architecture/sources.js";

interface Found {
  readonly isNative: boolean;
  readonly command: readonly [string, ...string[]];
}

/** What `findCompiler` finds, given these arguments. */
function find(...machine: readonly string[]): Found {
  const script = `
    import { findCompiler } from "./tools/compiler.mjs";
    process.stdout.write(JSON.stringify(await findCompiler(...${JSON.stringify(machine)})));`;
  const args = ["--input-type=module", "--eval", script];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" })) as Found;
}

/** Which version a compiler says it is. */
function versionOf({ command: [program, ...args] }: Found): string | undefined {
  const text = execFileSync(program, [...args, "--version"], { cwd: root, encoding: "utf8" });
  return /Version (\S+)/.exec(text)?.[1];
}

const { devDependencies: pinned } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly devDependencies: Readonly<Record<string, string>>;
};
const isCommon =
  ["linux", "darwin", "win32"].includes(process.platform) && ["x64", "arm64"].includes(process.arch);

describe("findCompiler", () => {
  it.runIf(isCommon)("finds the native compiler on the machines that most have", () => {
    const found = find();
    expect(found.isNative).toBe(true);
    expect(`npm:typescript@${versionOf(found)}`).toBe(pinned["typescript-native"]);
  });

  it("finds the compiler that runs wherever Node does for a machine without a native one", () => {
    const found = find("plan9", "mips");
    expect(found.isNative).toBe(false);
    expect(versionOf(found)).toBe(pinned["typescript"]);
  });
});
