import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { planDev } from "../../../../runner/dev/planDev.js";
import { usualProfiles } from "../../../../runner/subnets/bundledSubnets.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-plan-")));
  for (const name of ["a", "b"]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "index.ts"), "");
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const configure = (config: object, name = "subnetkit.config.json"): void =>
  writeFileSync(join(folder, name), JSON.stringify(config));
const entry = (name: string): string => pathToFileURL(join(folder, name, "index.ts")).href;

describe("planDev", () => {
  it("runs the bundled subnets where nothing else is said, with the miners that a named one has", async () => {
    const { subnets } = await planDev({ subnets: [] }, folder);
    expect(subnets).toHaveLength(3);
    const named = await planDev({ subnets: ["price-prediction"] }, folder);
    expect(named.subnets).toEqual(subnets.slice(0, 1));
    expect(named.subnets[0]).toMatchObject({
      miners: usualProfiles["price-prediction"]?.map((profile) => ({ profile })),
    });
  });

  it("runs the package of the folder when that is a subnet", async () => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ subnetkit: { source: "./a/index.ts" } }));
    expect(await planDev({ subnets: [] }, folder)).toEqual({ subnets: [{ entry: entry("a") }] });
  });

  it("takes subnets, seed, ports and data folder from the configuration, with paths relative to it", async () => {
    mkdirSync(join(folder, "deep"));
    const miners = [{ profile: "neural", count: 2, settings: { depth: 3 } }];
    const validatorSettings = { file: "prices.csv" };
    configure(
      {
        seed: "s",
        port: 1,
        blockMs: 30,
        data: "./chain",
        subnets: [
          "../a",
          { subnet: "../b", miners, validators: 1, validatorSettings, hyperparameters: { tempo: 10 } },
        ],
      },
      "deep/net.json",
    );
    expect(await planDev({ subnets: [], config: "deep/net.json" }, folder)).toEqual({
      seed: "s",
      port: 1,
      blockMs: 30,
      dataFolder: join(folder, "deep", "chain"),
      subnets: [
        { entry: entry("a") },
        { entry: entry("b"), miners, validators: 1, validatorSettings, hyperparameters: { tempo: 10 } },
      ],
    });
  });

  it("has flags override the configuration, and keeps the miners of a subnet that both name", async () => {
    configure({ seed: "s", port: 1, data: "./chain", subnets: ["./a", { subnet: "./b", validators: 2 }] });
    const flags = { subnets: ["b"], seed: "t", port: 0, blockMs: 50, data: "elsewhere" };
    expect(await planDev(flags, folder)).toEqual({
      seed: "t",
      port: 0,
      blockMs: 50,
      dataFolder: join(folder, "elsewhere"),
      subnets: [{ entry: entry("b"), validators: 2 }],
    });
  });
});
