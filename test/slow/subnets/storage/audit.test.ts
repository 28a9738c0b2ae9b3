import { expect, it } from "vitest";
import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { auditSubnet, type AuditOptions } from "../../runner/audit/auditSubnet.js";
import { coloursFor } from "../../runner/cli/output/colours.js";
import { renderAudit } from "../../runner/cli/output/auditTable.js";
import pricePrediction from "../../subnets/price-prediction/index.js";
import proteinFolding from "../../subnets/protein-folding/index.js";
import storage from "../../subnets/storage/index.js";

/** Every attack on a bundled subnet. A threshold above the attack's own is a weakness that is known; the numbers beside it are measured. */
async function expectHolds<C extends ContractSpec>(subnet: Subnet<C>, options: AuditOptions): Promise<void> {
  const report = await auditSubnet(subnet, options);
  // What an attack still earns is shown, whatever the verdict.
  process.stderr.write(`\n${renderAudit(report, coloursFor({}))}\n`);
  const paying = report.results.filter(({ verdict }) => verdict === "pays");
  expect(paying.map(({ attack, gain, threshold }) => ({ attack, gain: gain.mean, threshold }))).toEqual([]);
}

it("price prediction: nothing earns more than it may", async () => {
  await expectHolds(pricePrediction, { profile: "ewma", seeds: 1, epochs: 2 });
});

it("storage: nothing earns more than it may, but a validator that asks nobody loses only a quarter", async () => {
  await expectHolds(storage, {
    seeds: 2,
    epochs: 6,
    // 0.78 ± 0.19: three validators that judge outvote one that does not, and its dividends fall only by what it misses.
    thresholds: { "random-weights": 0.9 },
  });
});

it("protein folding: nothing earns more than it may, but a validator that asks nobody loses little", async () => {
  await expectHolds(proteinFolding, {
    profile: "physics",
    seeds: 1,
    epochs: 2,
    thresholds: {
      // 0.84: as for storage.
      "random-weights": 0.95,
      // 1.05 and 1.04 in one network of two epochs: whoever follows the others is never clipped.
      "weight-copy": 1.1,
      "weight-copy-sealed": 1.1,
    },
  });
});
