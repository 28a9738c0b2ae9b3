import type { Attack, Measure } from "./attack.js";
import { auditErrors } from "./auditErrors.js";
import type { PlayResult } from "./playAttack.js";
import { estimateOf, type Estimate } from "./statistics.js";

/**
 * `holds`: the attack does not pay. `open`: on average it does not, but the interval reaches above the threshold. `unplayed`: nothing
 * is known, for the reason that the result gives; neither held nor paying. `unmeasured`: a validator that attacks earned in every network
 * exactly what honest ones did, since nothing there tells them apart; likewise neither.
 */
export type AuditVerdict = "holds" | "open" | "pays" | "unplayed" | "unmeasured";

/** Verdicts as people read them. */
export const verdictWords: Readonly<Record<AuditVerdict, string>> = {
  holds: "holds",
  open: "open",
  pays: "pays",
  unplayed: "not played",
  unmeasured: "not measured",
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
  /** Why the attack, or a variant of it, was not played in a network, or not for all of its requests. */
  readonly reason?: string;
  /** The variant that gain and verdict are of: the one with the worst verdict, and of these the one that earns most. */
  readonly variant?: string;
  readonly variants?: readonly VariantResult[];
}

/** One of the ways in which an attack was played. */
export interface VariantResult {
  readonly variant: string;
  readonly verdict: AuditVerdict;
  readonly gain: Estimate;
  readonly gains: readonly number[];
}

/** A network that an attack was played in. */
export interface Network {
  readonly variant: string | undefined;
  readonly result: PlayResult;
}

/** The worst last. */
const SEVERITY: readonly AuditVerdict[] = ["unplayed", "unmeasured", "holds", "open", "pays"];

/** An attack's verdict from its networks; of several variants the one with the worst decides, and of these the one that earns most. */
export function judgeAttack(
  { id, role, about, measure }: Attack,
  threshold: number,
  networks: readonly Network[],
): AttackResult {
  const judged = (variant: string | undefined): Judged => {
    const results = networks.flatMap((each) => (each.variant === variant ? [each.result] : []));
    const numbers = measured(results, role);
    return { variant, ...numbers, ...verdictOf(numbers, role, threshold) };
  };
  const variants = [...new Set(networks.map(({ variant }) => variant))].map(judged);
  const [worst = judged(undefined)] = variants.toSorted(
    (a, b) => SEVERITY.indexOf(b.verdict) - SEVERITY.indexOf(a.verdict) || b.gain.mean - a.gain.mean,
  );
  const { variant, ...found } = worst;
  const reason = found.reason ?? reasonOfUnplayed(variants);
  return {
    attack: id,
    role,
    about,
    measure,
    threshold,
    ...found,
    ...(reason !== undefined && { reason }),
    ...(variant !== undefined && {
      variant,
      variants: variants.map(({ variant: name = "", verdict, gain, gains }) => ({
        variant: name,
        verdict,
        gain,
        gains,
      })),
    }),
  };
}

type Judged = Pick<AttackResult, "gain" | "gains" | "compute" | "verdict" | "reason"> & {
  readonly variant: string | undefined;
};

function reasonOfUnplayed(variants: readonly Judged[]): string | undefined {
  const unplayed = variants.find(({ verdict }) => verdict === "unplayed");
  return unplayed && `in the variant "${unplayed.variant ?? ""}": ${unplayed.reason ?? "no network"}`;
}

function measured(
  results: readonly PlayResult[],
  role: Attack["role"],
): Pick<AttackResult, "gain" | "gains" | "compute" | "reason"> {
  const compared = results.filter((each) => each.kind === "compared");
  const gains = compared.map(({ gain }) => gain);
  const reason = results.map((each) => reasonOf(each, role)).find((each) => each !== undefined);
  return {
    gain: estimateOf(gains),
    gains,
    compute: estimateOf(compared.map(({ compute }) => compute)).mean,
    ...(reason !== undefined && { reason }),
  };
}

/** A gain that is printed as 1.000. */
const SAME = 0.0005;

function verdictOf(
  { gain: { mean, halfWidth }, gains }: Pick<AttackResult, "gain" | "gains">,
  role: Attack["role"],
  threshold: number,
): Pick<AttackResult, "verdict" | "reason"> {
  if (gains.length === 0) return { verdict: "unplayed" };
  if (mean > threshold) return { verdict: "pays" };
  // What a miner earns beside its likes depends on its answers alone; what a validator does, on whether others differ from it.
  if (role === "validator" && gains.every((each) => Math.abs(each - 1) < SAME)) {
    const reason =
      "no difference to honest behaviour, whose weights never disagree or change in these networks";
    return { verdict: "unmeasured", reason };
  }
  return { verdict: mean + halfWidth > threshold ? "open" : "holds" };
}

function reasonOf(result: PlayResult, role: Attack["role"]): string | undefined {
  if (result.kind === "compared") return result.missed;
  if (result.kind === "unplayed") return result.reason;
  const nothing =
    role === "miner" ? "honest miners earn nothing" : "no miner earns anything, so that stake alone is paid,";
  return `${auditErrors.noHonest.code}: ${nothing} in this network, with the attacker or without`;
}
