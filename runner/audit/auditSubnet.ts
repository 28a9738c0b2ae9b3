import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { contractErrors } from "../../core/plugin/contractErrors.js";
import { fail } from "../../core/primitives/errors.js";
import type { Attack, Measure } from "./attack.js";
import { attackList } from "./attackList.js";
import { auditErrors } from "./auditErrors.js";
import { playAttack } from "./playAttack.js";
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
  readonly onAttack?: (attack: string) => void;
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

const SEEDS = 5;
const EPOCHS = 6;

/**
 * Attacks a subnet in networks in this process: each attack beside honest neurons, for several seeds. Gains are those of the seeds
 * 1, 2, 3 …, so that an audit repeats.
 *
 * @throws SK3600 unknown attack · SK3601 bad threshold · SK3604 bad count · SK1308 unknown profile · SK3603 nobody earned anything
 * @example
 * const { ok, results } = await auditSubnet(subnet, { seeds: 3, thresholds: { sybil: 3.2 } });
 */
export async function auditSubnet<C extends ContractSpec>(
  subnet: Subnet<C>,
  options: AuditOptions = {},
): Promise<AuditReport> {
  // A host holds subnets of all contracts as this one.
  const attacked = subnet as unknown as Subnet;
  const { contract } = attacked;
  const seeds = countOf(options.seeds ?? SEEDS, "seeds");
  const epochs = countOf(options.epochs ?? EPOCHS, "epochs");
  const [first = ""] = Object.keys(contract.profiles);
  const profile = options.profile ?? first;
  if (!Object.hasOwn(contract.profiles, profile)) {
    const known = Object.keys(contract.profiles).join(", ");
    throw fail(contractErrors.unknownProfile, { id: contract.id, profile, known });
  }
  const attacks = chosenAttacks(options.attacks);
  const thresholds = thresholdsOf(options);
  const results: AttackResult[] = [];
  for (const attack of attacks) {
    options.onAttack?.(attack.id);
    const played = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      played.push(await playAttack({ subnet: attacked, attack, seed: String(seed), epochs, profile }));
    }
    const { id, role, about, measure } = attack;
    const gains = played.map(({ gain }) => gain);
    const gain = estimateOf(gains);
    const threshold = thresholds(attack);
    const compute = estimateOf(played.map((each) => each.compute)).mean;
    const verdict = verdictOf(gain, threshold);
    results.push({ attack: id, role, about, measure, gain, gains, compute, threshold, verdict });
  }
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
