import { expect, it } from "vitest";
import type { AttackResult, AuditVerdict } from "../../../runner/audit/judgeAttack.js";
import { unexpectedVerdicts } from "./unexpectedVerdicts.js";

const resultOf = (attack: string, verdict: AuditVerdict): AttackResult => ({
  attack,
  role: "validator",
  about: "does something",
  measure: "per stake",
  gain: { mean: 1, halfWidth: 0.01 },
  gains: [1, 1],
  compute: 0,
  threshold: 1.02,
  verdict,
});

const surprises = (...given: Parameters<typeof unexpectedVerdicts>): unknown[] =>
  unexpectedVerdicts(...given).map((each) => ({ ...each }));

it("lets nothing pass that does not hold", () => {
  const verdicts: readonly AuditVerdict[] = ["holds", "open", "pays", "unplayed", "unmeasured"];
  const results = verdicts.map((verdict) => resultOf(`${verdict}-attack`, verdict));
  expect(surprises(results, {})).toMatchObject([
    { attack: "open-attack", mean: 1, threshold: 1.02, verdict: "open" },
    { attack: "pays-attack" },
    { attack: "unplayed-attack" },
    { attack: "unmeasured-attack" },
  ]);
});

it("excepts what is named, and only for the reason that is named", () => {
  const results = [resultOf("stale", "unmeasured"), resultOf("random", "unplayed")];
  expect(surprises(results, { stale: "unmeasured", random: "unplayed" })).toEqual([]);
  expect(surprises(results, { stale: "unplayed", random: "unplayed" })).toMatchObject([{ attack: "stale" }]);
  expect(surprises(results, { stale: "unmeasured" })).toMatchObject([{ attack: "random" }]);
});

it("keeps no exception that is none any more, or never was", () => {
  expect(surprises([resultOf("stale", "holds")], { stale: "unmeasured" })).toMatchObject([
    { attack: "stale" },
  ]);
  expect(surprises([], { stael: "unmeasured" })).toMatchObject([{ attack: "stael" }]);
});
