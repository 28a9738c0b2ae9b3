import { describe, expect, it } from "vitest";
import type { AttackResult, AuditReport, AuditVerdict } from "../../../../../runner/audit/auditSubnet.js";
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

const rendered = (seeds: number, ...results: readonly AttackResult[]): string => {
  const report: AuditReport = {
    subnet: "squares",
    version: "1.0.0",
    profile: "exact",
    seeds,
    epochs: 3,
    results,
    ok: true,
  };
  return renderAudit(report, coloursFor({}));
};

describe("the table of an audit", () => {
  it("has a row an attack: gain, interval, threshold, compute, verdict", () => {
    expect(rendered(2, resultOf("copy", 0.0123, "holds"))).toMatch(
      /\ncopy +miner +0\.432 +0\.012 +0\.5 +0\.50 +per UID +holds\n/,
    );
  });

  it("says what closes what is open, and nothing where nothing is", () => {
    expect(rendered(2, resultOf("copy", 0.01, "holds"))).not.toContain("Open:");
    expect(rendered(2, resultOf("copy", 0.2, "open"))).toContain("More seeds decide");
    expect(rendered(1, resultOf("copy", Infinity, "open"))).toContain("--seeds 3");
  });
});
