import type { AttackResult, AuditVerdict } from "../../../runner/audit/judgeAttack.js";

/** What a subnet's audit can't judge, by attack: not played there, or not measured. */
export type Unjudged = Readonly<Record<string, Extract<AuditVerdict, "unplayed" | "unmeasured">>>;

/** Attacks that do not hold, those excepted that are known to be beyond judgement; and those that are not any more. */
export function unexpectedVerdicts(results: readonly AttackResult[], unjudged: Unjudged): object[] {
  const unknown = Object.keys(unjudged).filter((name) => !results.some(({ attack }) => attack === name));
  const other = results.filter(({ attack, verdict }) => verdict !== (unjudged[attack] ?? "holds"));
  return [
    ...unknown.map((attack) => ({ attack, verdict: "not in this audit" })),
    ...other.map(({ attack, gain, threshold, verdict, reason }) => ({
      attack,
      ...gain,
      threshold,
      verdict,
      ...(reason !== undefined && { reason }),
    })),
  ];
}
