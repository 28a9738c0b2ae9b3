import type { Attack, Measure } from "./attack.js";
import { auditErrors } from "./auditErrors.js";
import type { PlayResult } from "./playAttack.js";
import { estimateOf, type Estimate } from "./statistics.js";

/**
 * `holds`: the attack does not pay. `open`: on average it does not, but the interval reaches above the threshold. `unplayed`: nothing
 * is known, for the reason that the result gives; neither held nor paying.
 */
export type AuditVerdict = "holds" | "open" | "pays" | "unplayed";

/** Verdicts as people read them. */
export const verdictWords: Readonly<Record<AuditVerdict, string>> = {
  holds: "holds",
  open: "open",
  pays: "pays",
  unplayed: "not played",
};

/** What came of an attack. */
export interface AttackResult {
  readonly attack: string;
  readonly role: "miner" | "validator";
  readonly about: string;
  readonly measure: Measure;
  /**
   * Earnings for each unit over those of honest neurons, over the seeds: 1 is as much as honest work. The mean is infinite when in any
   * network nothing was left for honest neurons, and NaN when the attack was not played.
   */
  readonly gain: Estimate;
  /** Of the networks in which the attack was played, in the order of their seeds. */
  readonly gains: readonly number[];
  /** Mean runs of the model for each of an honest miner's. */
  readonly compute: number;
  readonly threshold: number;
  readonly verdict: AuditVerdict;
  /** Why the attack was not played in some network, or in none. */
  readonly reason?: string;
}

/** An attack's verdict from its networks. */
export function judgeAttack(
  { id, role, about, measure }: Attack,
  threshold: number,
  played: readonly PlayResult[],
): AttackResult {
  const compared = played.filter((each) => each.kind === "compared");
  const gains = compared.map(({ gain }) => gain);
  const gain = estimateOf(gains);
  const compute = estimateOf(compared.map((each) => each.compute)).mean;
  const reason = played.map((each) => reasonOf(each, role)).find((each) => each !== undefined);
  return {
    attack: id,
    role,
    about,
    measure,
    gain,
    gains,
    compute,
    threshold,
    verdict: compared.length === 0 ? "unplayed" : verdictOf(gain, threshold),
    ...(reason !== undefined && { reason }),
  };
}

function verdictOf({ mean, halfWidth }: Estimate, threshold: number): AuditVerdict {
  if (mean > threshold) return "pays";
  return mean + halfWidth > threshold ? "open" : "holds";
}

function reasonOf({ kind }: PlayResult, role: Attack["role"]): string | undefined {
  if (kind === "compared") return undefined;
  return `${auditErrors.noHonest.code}: honest ${role}s earn nothing in this network, with the attacker or without`;
}
