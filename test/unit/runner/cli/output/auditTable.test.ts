import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../../../../runner/audit/auditSubnet.js";
import type { AttackResult, AuditVerdict } from "../../../../../runner/audit/judgeAttack.js";
import { renderAudit } from "../../../../../runner/cli/output/auditTable.js";
import { coloursFor } from "../../../../../runner/cli/output/colours.js";

const resultOf = (attack: string, halfWidth: number, verdict: AuditVerdict): AttackResult => ({
  attack,
  role: "miner",
  about: "does something",
  measure: "per UID",
  gain: { mean: 0.4321, halfWidth },
  gains: [0.4, 0.4642],
  compute: 0.5,
  threshold: 0.5,
  verdict,
});

const reportOf = (seeds: number, ...results: readonly AttackResult[]): AuditReport => ({
  subnet: "squares",
  version: "1.0.0",
  profile: "exact",
  seeds,
  epochs: 3,
  results,
  unplayed: 0,
  ok: true,
});

const rendered = (seeds: number, ...results: readonly AttackResult[]): string =>
  renderAudit(reportOf(seeds, ...results), coloursFor({}));

describe("the table of an audit", () => {
  it("has a row an attack: gain, interval, threshold, compute, verdict", () => {
    expect(rendered(2, resultOf("copy", 0.0123, "holds"))).toMatch(
      /\ncopy +miner +0\.432 +0\.012 +0\.5 +0\.50 +per UID +holds\n/,
    );
  });

  it("counts seeds and epochs, one as one", () => {
    const one = renderAudit({ ...reportOf(1), epochs: 1 }, coloursFor({}));
    expect([one.split("\n")[0], rendered(2).split("\n")[0]]).toEqual([
      expect.stringContaining("1 seed, 1 epoch each"),
      expect.stringContaining("2 seeds, 3 epochs each"),
    ]);
  });

  it("says what closes what is open, and nothing where nothing is", () => {
    expect(rendered(2, resultOf("copy", 0.01, "holds"))).not.toContain("Open:");
    expect(rendered(2, resultOf("copy", 0.2, "open"))).toContain("More seeds decide");
    expect(rendered(1, resultOf("copy", Infinity, "open"))).toContain("--seeds 3");
  });

  it("shows that an attack takes everything, and what was not played", () => {
    const taken = {
      ...resultOf("constant", Infinity, "pays"),
      gain: { mean: Infinity, halfWidth: Infinity },
    };
    expect(rendered(2, taken)).toMatch(/\nconstant +miner +∞ +· +0\.5 +0\.50 +per UID +PAYS\n/);
    const unplayed = {
      ...resultOf("overfit", NaN, "unplayed"),
      gain: { mean: NaN, halfWidth: Infinity },
      gains: [],
      compute: NaN,
      reason: "it had no answer",
    };
    const text = rendered(2, resultOf("copy", 0.01, "holds"), unplayed);
    expect(text).toMatch(/\noverfit +miner +· +· +0\.5 +· +per UID +not played\n/);
    expect(text).toContain("Not played: it had no answer.");
    expect(text).toContain("overfit (1 of 2)");
  });

  it("says in how many networks an attack was not played", () => {
    const partly = { ...resultOf("overfit", 0.01, "holds"), gains: [0.4], reason: "it had no answer" };
    expect(rendered(3, partly)).toContain("Not played in 2 of 3 networks: it had no answer.");
  });
});
