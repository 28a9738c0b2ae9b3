import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, posix } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { runAsStranger, type Ran } from "../guides/stranger.js";

/** Installs go to the registry, on a machine that may be busy. */
const LIMIT_MS = 1_800_000;

/** What a stranger gets: the package as npm packs it, installed in an empty folder, and a new package made with it. */
let folder: string;
let tarball: string;
let packed: readonly string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-packed-"));
  const { stdout } = await run(root, "npm", ["pack", "--json", "--pack-destination", folder]);
  const [report] = Object.values(JSON.parse(stdout) as Record<string, PackReport>);
  tarball = join(folder, report?.filename ?? "");
  packed = (report?.files ?? []).map(({ path }) => path);
  mkdirSync(join(folder, "tool"));
  await run(join(folder, "tool"), "npm", ["install", "--no-audit", "--no-fund", "--prefix", ".", tarball]);
}, LIMIT_MS);
// Two trees of node_modules: on a busy disk this takes longer than the ten seconds a hook has by default.
afterAll(() => rmSync(folder, { recursive: true, force: true }), LIMIT_MS);

interface PackReport {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Runs a command as a stranger would; fails with what it wrote. */
async function run(cwd: string, command: string, args: readonly string[]): Promise<Ran> {
  const ran = await runAsStranger(cwd, command, args);
  if (ran.exitCode === 0) return ran;
  throw new Error(`${command} ${args.join(" ")}\n${ran.stdout}\n${ran.stderr}`);
}

const bin = (where: string): string => join(where, "node_modules", ".bin", "subnetkit");

describe("the package as it is packed", () => {
  it("holds what it needs: entry points, engines, models, data and templates", () => {
    const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
    };
    for (const entry of Object.values(exports)) {
      if (typeof entry === "string") continue;
      for (const condition of ["types", "default"]) expect(packed).toContain(entry[condition]?.slice(2));
    }
    for (const path of [
      "dist/core/yuma/engine/wasm.generated.js",
      "dist/subnets/price-prediction/models/paths.onnx",
      "dist/runner/templates/subnet/package.json.template",
      "dist/runner/templates/subnet/src/contract.ts",
      "dist/runner/templates/subnet/src/models/predictor.onnx",
      "dist/runner/templates/plugin/src/index.ts",
      "docs/examples/batches.ts",
      "docs/examples/commitReveal.ts",
      "docs/examples/delayedOutcomes.ts",
      "docs/examples/profiles.ts",
      "docs/examples/remembering.ts",
      "docs/examples/streaming.ts",
      "subnets/price-prediction/validator.ts",
    ]) {
      expect(packed).toContain(path);
    }
  });

  it("holds nothing else: no sources but those to copy from, no tests but the kit, no benches, no leftovers of builds", () => {
    const strangers = packed.filter(
      (path) =>
        !/^(dist\/|docs\/[a-z-]+\.md$|docs\/examples\/\w+\.ts$|subnets\/[a-z-]+\/.+\.(ts|md)$|(README|ARCHITECTURE|CONTRIBUTING|CHANGELOG)\.md$|LICENSE$|package\.json$)/.test(
          path,
        ) ||
        (path.startsWith("dist/test/") && !path.startsWith("dist/test/kit/")) ||
        (/\.(test\.[jt]s|map|tsbuildinfo)$/.test(path) && !path.startsWith("dist/runner/templates/")) ||
        (/(?<!\.d)\.ts$/.test(path) && !/^(dist\/runner\/templates|docs\/examples|subnets)\//.test(path)) ||
        /\/(assembly\/|[^/]*\.generated\.ts$)/.test(path.replace(/^dist\/.*/, "")),
    );
    expect(strangers).toEqual([]);
  });

  it("holds every page and file that its pages link to", () => {
    const links = packed
      .filter((page) => page.endsWith(".md") && !page.startsWith("dist/runner/templates/"))
      .flatMap((page) =>
        [...readFileSync(join(root, page), "utf8").matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(
          ([, link = ""]) => ({ page, target: posix.join(posix.dirname(page), link) }),
        ),
      );
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter(({ target }) => !packed.includes(target))).toEqual([]);
  });

  it("has nothing that publint objects to", async () => {
    const bytes = readFileSync(tarball);
    const { messages } = await publint({
      pack: {
        tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
      },
    });
    expect(messages).toEqual([]);
  });

  it("runs the bundled subnets from an empty folder", async () => {
    const tool = join(folder, "tool");
    const args = ["dev", "price-prediction", "--epochs", "1", "--seed", "packed", "--port", "0", "--json"];
    const { stdout } = await run(tool, bin(tool), args);
    const { subnets, problems } = JSON.parse(stdout) as Summary;
    expect(problems).toEqual([]);
    expect(subnets.map(({ subnet }) => subnet)).toEqual(["price-prediction"]);
  });
});

interface Summary {
  readonly problems: readonly unknown[];
  readonly subnets: readonly {
    readonly subnet: string;
    readonly rows: readonly {
      readonly role: string;
      readonly profile: string;
      readonly meanScore?: number;
    }[];
  }[];
}

describe.each(["subnet", "plugin"])("a new %s", (kind) => {
  const name = `fresh-${kind}`;
  let home: string;
  beforeAll(async () => {
    home = join(folder, name);
    const args = ["new", name, "--kind", kind, "--yes", "--no-install", "--json"];
    const { stdout } = await run(folder, bin(join(folder, "tool")), args);
    expect((JSON.parse(stdout) as { readonly folder: string }).folder).toContain(name);
    await run(home, "npm", ["install", "--no-audit", "--no-fund"]);
    // Nothing ties it to the tarball that the command was installed from.
    expect(readFileSync(join(home, "package-lock.json"), "utf8")).not.toContain(folder);
    expect(readdirSync(join(home, "vendor"))).toEqual([basename(tarball)]);
  }, LIMIT_MS);

  it("is clean: types and lint", async () => {
    await run(home, "npm", ["run", "lint"]);
  });

  it("passes its own tests", async () => {
    const { stdout } = await run(home, "npm", ["test"]);
    expect(stdout).toMatch(/Tests +[0-9]+ passed/);
  });

  it("runs at once", async () => {
    const args = [
      "run",
      "--silent",
      "dev",
      "--",
      "--epochs",
      "2",
      "--seed",
      "fresh",
      "--port",
      "0",
      "--json",
    ];
    const { stdout } = await run(home, "npm", args);
    const { problems, subnets } = JSON.parse(stdout) as Summary;
    expect(problems).toEqual([]);
    expect(subnets).toHaveLength(1);
  });

  it("builds, and the built subnet is what is packed", async () => {
    await run(home, "npm", ["run", "build"]);
    expect(readdirSync(join(home, "dist"))).toContain("index.js");
  });
});

describe("a new subnet's miners", () => {
  it("earn by what their models know", async () => {
    const home = join(folder, "fresh-subnet");
    const { stdout } = await run(home, bin(home), [
      "dev",
      "--epochs",
      "2",
      "--seed",
      "m",
      "--port",
      "0",
      "--json",
    ]);
    const rows = (JSON.parse(stdout) as Summary).subnets[0]?.rows ?? [];
    const scoreOf = (wanted: string): number =>
      rows.find(({ profile }) => profile === wanted)?.meanScore ?? Number.NaN;
    expect(scoreOf("onnx")).toBeGreaterThan(scoreOf("lastValue") + 0.1);
    expect(scoreOf("tfjs")).toBeCloseTo(scoreOf("onnx"), 2);
  });
});
