import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { contractErrors } from "../../core/plugin/contractErrors.js";
import { fail } from "../../core/primitives/errors.js";
import type { Attack } from "./attack.js";
import { attackList } from "./attackList.js";
import { auditErrors } from "./auditErrors.js";
import { judgeAttack, type AttackResult } from "./judgeAttack.js";
import type { Play } from "./playAttack.js";
import { hereInTurn, playAll, type Playground } from "./playground.js";

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

export interface AuditReport {
  readonly subnet: string;
  readonly version: string;
  readonly profile: string;
  readonly seeds: number;
  readonly epochs: number;
  readonly results: readonly AttackResult[];
  /** How many attacks were not played: neither held nor paying. */
  readonly unplayed: number;
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
 * @throws SK3600 unknown attack · SK3601 bad threshold · SK3604 bad count · SK1308 unknown profile · SK3603 nobody earned anything in any network
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
    variantsOf(attack, contract).flatMap((variant) =>
      Array.from({ length: seeds }, (_, index): Play => ({
        subnet: attacked,
        attack,
        ...(variant !== undefined && { variant }),
        seed: String(index + 1),
        epochs,
        profile,
      })),
    ),
  );
  const played = await playAll(playground, plays, (count) => options.onPlayed?.(count, plays.length));
  const [{ attack: anyAttack } = {}] = plays;
  if (anyAttack && played.every(({ kind }) => kind === "unearned")) {
    const counted = epochs === 1 ? "1 epoch" : `${epochs} epochs`;
    throw fail(auditErrors.noHonest, { subnet: contract.id, role: anyAttack.role, epochs: counted });
  }
  const results = attacks.map((attack) => {
    const networks = played.flatMap((result, index) => {
      const { attack: playedAttack, variant } = plays[index] ?? {};
      return playedAttack === attack ? [{ variant, result }] : [];
    });
    return judgeAttack(attack, thresholds(attack), networks);
  });
  return {
    subnet: contract.id,
    version: contract.version,
    profile,
    seeds,
    epochs,
    results,
    unplayed: results.filter(({ verdict }) => verdict === "unplayed").length,
    ok: results.every(({ verdict }) => verdict !== "pays"),
  };
}

function variantsOf(attack: Attack, contract: ContractSpec): readonly (string | undefined)[] {
  return (attack.role === "miner" && attack.variants?.(contract)) || [undefined];
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
