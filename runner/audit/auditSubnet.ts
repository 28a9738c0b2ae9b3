import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { contractErrors } from "../../core/plugin/contractErrors.js";
import { fail } from "../../core/primitives/errors.js";
import type { Attack, Measure } from "./attack.js";
import { attackList } from "./attackList.js";
import { auditErrors } from "./auditErrors.js";
import { hereInTurn, playAll, type Playground } from "./playground.js";
import { estimateOf, type Estimate } from "./statistics.js";

export interface AuditOptions {
  /** Which attacks; all if left out. */
  readonly attacks?: readonly string[];
  /** Networks in which each attack is played; 5 if left out. */
  readonly seeds?: number;
  /** Epochs of each; 6 if left out. */
  readonly epochs?: number;
  /** Profile of the honest miners; the contract's first if left out. */
  readonly profile?: string;
  /** Gains above which attacks count as paying, by attack; an attack's own default where nothing is said. */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** The same for every attack that `thresholds` does not name. */
  readonly threshold?: number;
  /** Told how many networks were played, of how many. */
  readonly onPlayed?: (played: number, total: number) => void;
}

/** `holds`: the attack does not pay. `open`: on average it does not, but the interval reaches above the threshold. */
export type AuditVerdict = "holds" | "open" | "pays";

/** What came of an attack. */
export interface AttackResult {
  readonly attack: string;
  readonly role: "miner" | "validator";
  readonly about: string;
  readonly measure: Measure;
  /** Earnings for each unit over those of honest neurons: 1 is as much as honest work. Over the seeds. */
  readonly gain: Estimate;
  readonly gains: readonly number[];
  /** Mean runs of the model for each of an honest miner's. */
  readonly compute: number;
  readonly threshold: number;
  readonly verdict: AuditVerdict;
}

export interface AuditReport {
  readonly subnet: string;
  readonly version: string;
  readonly profile: string;
  readonly seeds: number;
  readonly epochs: number;
  readonly results: readonly AttackResult[];
  /** Whether no attack pays. */
  readonly ok: boolean;
}

/** Networks in which each attack is played, unless something else is asked for. */
export const USUAL_SEEDS = 5;
const EPOCHS = 6;

/**
 * Attacks a subnet in simulated networks: each attack beside honest neurons, for several seeds. Gains are those of the seeds
 * 1, 2, 3 …, so that an audit repeats, wherever it is played.
 *
 * @param playground where; in this process if left out
 * @throws SK3600 unknown attack · SK3601 bad threshold · SK3604 bad count · SK1308 unknown profile · SK3603 nobody earned anything
 * @example
 * const { ok, results } = await auditSubnet(subnet, { seeds: 3, thresholds: { sybil: 3.2 } });
 */
export async function auditSubnet<C extends ContractSpec>(
  subnet: Subnet<C>,
  options: AuditOptions = {},
  playground: Playground = hereInTurn,
): Promise<AuditReport> {
  // A host holds subnets of all contracts as this one.
  const attacked = subnet as unknown as Subnet;
  const { contract } = attacked;
  const seeds = countOf(options.seeds ?? USUAL_SEEDS, "seeds");
  const epochs = countOf(options.epochs ?? EPOCHS, "epochs");
  const [first = ""] = Object.keys(contract.profiles);
  const profile = options.profile ?? first;
  if (!Object.hasOwn(contract.profiles, profile)) {
    const known = Object.keys(contract.profiles).join(", ");
    throw fail(contractErrors.unknownProfile, { id: contract.id, profile, known });
  }
  const attacks = chosenAttacks(options.attacks);
  const thresholds = thresholdsOf(options);
  const plays = attacks.flatMap((attack) =>
    Array.from({ length: seeds }, (_, index) => ({
      subnet: attacked,
      attack,
      seed: String(index + 1),
      epochs,
      profile,
    })),
  );
  const played = await playAll(playground, plays, (count) => options.onPlayed?.(count, plays.length));
  const results = attacks.map((attack, index): AttackResult => {
    const own = played.slice(index * seeds, (index + 1) * seeds);
    const { id, role, about, measure } = attack;
    const gains = own.map(({ gain }) => gain);
    const gain = estimateOf(gains);
    const threshold = thresholds(attack);
    const compute = estimateOf(own.map((each) => each.compute)).mean;
    const verdict = verdictOf(gain, threshold);
    return { attack: id, role, about, measure, gain, gains, compute, threshold, verdict };
  });
  return {
    subnet: contract.id,
    version: contract.version,
    profile,
    seeds,
    epochs,
    results,
    ok: results.every(({ verdict }) => verdict !== "pays"),
  };
}

function verdictOf({ mean, halfWidth }: Estimate, threshold: number): AuditVerdict {
  if (mean > threshold) return "pays";
  return mean + halfWidth > threshold ? "open" : "holds";
}

function chosenAttacks(names: readonly string[] | undefined): readonly Attack[] {
  if (names === undefined || names.length === 0) return attackList;
  return names.map((name) => attackNamed(name));
}

function attackNamed(name: string): Attack {
  const found = attackList.find(({ id }) => id === name);
  if (found) return found;
  throw fail(auditErrors.unknownAttack, { attack: name, known: attackList.map(({ id }) => id).join(", ") });
}

function thresholdsOf({ threshold, thresholds = {} }: AuditOptions): (attack: Attack) => number {
  for (const name of Object.keys(thresholds)) attackNamed(name);
  for (const each of [threshold, ...Object.values(thresholds)]) {
    if (each === undefined || (Number.isFinite(each) && each > 0)) continue;
    throw fail(auditErrors.badThreshold, { text: String(each) });
  }
  return (attack) => thresholds[attack.id] ?? threshold ?? attack.threshold;
}

function countOf(count: number, unit: string): number {
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw fail(auditErrors.badCount, { count, unit });
}
