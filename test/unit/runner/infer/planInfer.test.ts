import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entriesOf } from "../../../../runner/config/entriesOf.js";
import { planInfer } from "../../../../runner/infer/planInfer.js";
import { bundledSubnets } from "../../../../runner/subnets/bundledSubnets.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-infer-")));
  for (const name of ["a", "b"]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "index.ts"), "");
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const configure = (...subnets: readonly unknown[]): void =>
  writeFileSync(join(folder, "subnetkit.config.json"), JSON.stringify({ subnets }));
const entry = (name: string): string => pathToFileURL(join(folder, name, "index.ts")).href;
const code = (expected: string): unknown => expect.objectContaining({ code: expected });

const miners = [
  { profile: "neural", settings: { depth: 3, width: 5 } },
  { profile: "plain", settings: { factor: 2 } },
];

describe("planInfer", () => {
  it("has the configured subnet's first miner answer, with its settings; those of the command line win", async () => {
    configure({ subnet: "./a", miners });
    expect(await planInfer({ settings: { depth: 4 } }, folder)).toEqual({
      entry: entry("a"),
      profile: "neural",
      settings: { depth: 4, width: 5 },
    });
  });

  it("takes the settings of the profile that is named, and none for one that does not mine", async () => {
    configure({ subnet: "./a", miners }, "./b");
    const asked = { subnet: "./a", settings: {} };
    expect(await planInfer({ ...asked, profile: "plain" }, folder)).toMatchObject({
      settings: { factor: 2 },
    });
    expect(await planInfer({ ...asked, profile: "other" }, folder)).toMatchObject({
      profile: "other",
      settings: {},
    });
    expect(await planInfer({ ...asked, subnet: "./b" }, folder)).toEqual({ entry: entry("b"), settings: {} });
  });

  it("asks for a name where several subnets or none could be meant", async () => {
    await expect(planInfer({ settings: {} }, folder)).rejects.toThrow(code("SK3207"));
    configure("./a", "./b");
    await expect(planInfer({ settings: {} }, folder)).rejects.toThrow(code("SK3206"));
  });

  it("runs the package of the folder when that is a subnet", async () => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ subnetkit: { source: "./b/index.ts" } }));
    expect(await planInfer({ settings: {} }, folder)).toEqual({ entry: entry("b"), settings: {} });
  });
});

describe("entriesOf", () => {
  it("are the named ones, else the configuration's, else the bundled ones", async () => {
    expect(await entriesOf([], folder)).toHaveLength(Object.keys(bundledSubnets).length);
    configure("./a", { subnet: "./b" });
    expect(await entriesOf([], folder)).toEqual([entry("a"), entry("b")]);
    expect(await entriesOf(["./b"], folder)).toEqual([entry("b")]);
  });
});
