import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { renderEpoch } from "../../../../../runner/cli/output/epochTable.js";
import type { EpochReport, NeuronRow } from "../../../../../runner/devnet/reports.js";

const plain = picocolors.createColors(false);
const row = (uid: number, values: Partial<NeuronRow>): NeuronRow => ({
  uid,
  role: "miner",
  profile: "p",
  hotkey: "5",
  meanScore: 0.5,
  weight: 0.25,
  consensusU16: 0,
  incentiveU16: 0,
  dividendsU16: 0,
  emission: 0n,
  stake: 0n,
  missing: {},
  ...values,
});
const report = (rows: readonly NeuronRow[]): EpochReport => ({
  netuid: 1,
  subnet: "echo",
  epoch: 2,
  height: 40,
  alphaPrice: 0.03,
  rows,
  supply: {
    issued: 10_000_000_000_000_000n,
    cap: 21_000_000_000_000_000n,
    blockEmission: 1_000_000_000n,
    nextHalvingAt: 10_500_000_000_000_000n,
  },
});

describe("the table of an epoch", () => {
  it("puts the best miner first and validators last", () => {
    const text = renderEpoch(
      report([
        row(0, { role: "validator", profile: "", dividendsU16: 65_535 }),
        row(1, { profile: "worse", incentiveU16: 100 }),
        row(2, { profile: "better", incentiveU16: 200 }),
      ]),
      plain,
    );
    const order = ["better", "worse", "validator"].map((word) => text.indexOf(word));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });

  it("says why nobody has a score, and shows scores of 0 as such", () => {
    const zero = renderEpoch({ ...report([row(7, { meanScore: 0 })]), unscored: { reason: "zero" } }, plain);
    expect(zero).toContain("Every answer scored 0: look at the validator's `score`.");
    expect(zero).toMatch(/ 7 +miner +p +0\.0000 /);
    expect(renderEpoch(report([row(7, {})]), plain)).not.toMatch(/scored|round/);
  });

  it("shows fractions, shares and amounts for people", () => {
    const text = renderEpoch(
      report([row(7, { incentiveU16: 65_535, emission: 1_500_000_000n, stake: 2_000_000_000_000n })]),
      plain,
    );
    for (const part of ["Epoch 2 · block 40 · echo (netuid 1)", "25.00 %", "1.0000", "1.5000", "2,000.00"])
      expect(text).toContain(part);
    expect(text).toContain("10,000,000 of 21,000,000 TAO (1.00 a block, halving 500,000 away)");
  });

  it("shows a dot where nothing is known yet", () => {
    const text = renderEpoch(report([row(7, { meanScore: undefined, weight: undefined })]), plain);
    expect(text).toMatch(/ 7 +miner +p +· +· /);
  });
});
