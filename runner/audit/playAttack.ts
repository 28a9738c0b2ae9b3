import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { createSimulation } from "../simulate/createSimulation.js";
import type { EpochOutcome } from "../simulate/epochOutcome.js";
import type { MinerGroupOptions, SubnetOptions } from "../simulate/simulationOptions.js";
import type { Attack, Scene } from "./attack.js";
import { createLeak, type Leak } from "./leak.js";

export interface Play {
  readonly subnet: Subnet<ContractSpec>;
  readonly attack: Attack;
  /** One of the attack's, where it has some. */
  readonly variant?: string;
  readonly seed: string;
  readonly epochs: number;
  /** Profile of the honest miners. */
  readonly profile: string;
}

/** One attack in one network. */
export type PlayResult =
  | {
      readonly kind: "compared";
      /**
       * What the attacker earned for each unit, over what honest neurons earned for each: 1 is as much as honest work, infinity
       * means that nothing was left for honest neurons.
       */
      readonly gain: number;
      /** Runs of the attacker's model for each of an honest miner's; 0 for a validator. */
      readonly compute: number;
      /** For how many requests the attack could not be tried, and why. */
      readonly missed?: string;
    }
  /** The attack could not be tried for a single request, for the first of the reasons. */
  | { readonly kind: "unplayed"; readonly reason: string }
  /** Nobody in the attack's role earned anything, nor do honest neurons in the same network without the attacker. */
  | { readonly kind: "unearned" };

const TOO_FEW = "there were too few requests to learn from before it could begin";
const HONEST = "honest";
const ATTACKER = "attacker";
const ACCOMPLICE = "accomplice";
const HONEST_MINERS = 3;
/** Each with the same stake; of four, an attacking one holds a quarter. */
const VALIDATORS = { miner: 2, validator: 4 } as const;

/**
 * Plays an attack beside honest neurons in a network in this process. Where neither side earns anything, the same network is played
 * without the attacker: if honest neurons earn there, the attack has taken everything from them.
 *
 * @throws what the network throws
 */
export async function playAttack(play: Play): Promise<PlayResult> {
  const { subnet, attack, variant, seed, epochs, profile } = play;
  const leak = createLeak(subnet.contract);
  let spent = 0;
  let tried = 0;
  let waited = 0;
  const missed: string[] = [];
  const scene: Scene = {
    subnet,
    leak,
    spend: () => (spent += 1),
    tried: () => (tried += 1),
    missed: (reason) => void missed.push(reason),
    waited: () => (waited += 1),
    variant,
  };
  const network = await createSimulation({
    seed,
    subnets: [stage(subnet, attack, scene, leak, profile)],
    conservation: "epochs",
  });
  try {
    await network.advance({ epochs });
    const earnings = earningsOf(network.epochs(1));
    const honestCompute = leak.solved / HONEST_MINERS;
    const compute = honestCompute === 0 ? 0 : spent / honestCompute;
    const earned =
      attack.role === "miner" ? earnedByMiners(attack, earnings, compute) : earnedByValidators(earnings);
    const reason = missed[0] ?? (tried === 0 && waited > 0 ? TOO_FEW : undefined);
    if (reason !== undefined && tried === 0) return { kind: "unplayed", reason };
    const partly = reason !== undefined && {
      missed: `for ${missed.length} of ${missed.length + tried} requests: ${reason}`,
    };
    if (earned.honest > 0)
      return { kind: "compared", gain: earned.attacker / earned.honest, compute, ...partly };
    const isRuin = earned.attacker > 0 || (await honestEarnAlone(play));
    return isRuin ? { kind: "compared", gain: Infinity, compute, ...partly } : { kind: "unearned" };
  } finally {
    await network.dispose();
  }
}

/** Whether the honest neurons of the attack's role earn anything in its network when the attacker is left out. */
async function honestEarnAlone({ subnet, attack, seed, epochs, profile }: Play): Promise<boolean> {
  const isMiner = attack.role === "miner";
  const network = await createSimulation({
    seed,
    subnets: [
      {
        subnet,
        miners: [{ name: HONEST, profile, count: HONEST_MINERS }],
        validators: isMiner ? VALIDATORS.miner : VALIDATORS.validator - 1,
        ...(!isMiner && attack.hyperparameters && { hyperparameters: attack.hyperparameters }),
      },
    ],
    conservation: "epochs",
  });
  try {
    await network.advance({ epochs });
    return totalEmission(earningsOf(network.epochs(1)), isMiner ? HONEST : "validator") > 0;
  } finally {
    await network.dispose();
  }
}

/** What each side earned for each unit. */
interface Earned {
  readonly attacker: number;
  readonly honest: number;
}

function stage(
  subnet: Subnet<ContractSpec>,
  attack: Attack,
  scene: Scene,
  leak: Leak,
  profile: string,
): SubnetOptions {
  const honest: MinerGroupOptions<ContractSpec> = {
    name: HONEST,
    profile,
    count: HONEST_MINERS,
    create: async (_, seat, own) => leak.watch(await own(), seat),
  };
  if (attack.role === "miner") {
    const attacker = { name: ATTACKER, profile, count: attack.count, create: attack.create(scene) };
    return { subnet, miners: [honest, attacker], validators: VALIDATORS.miner };
  }
  const accomplice = attack.accomplice?.(scene);
  return {
    subnet,
    // Last, so that the attacker finds it.
    miners: accomplice ? [honest, { name: ACCOMPLICE, profile, create: accomplice }] : [honest],
    validators: [{ count: VALIDATORS.validator - 1 }, { name: ATTACKER, create: attack.create(scene) }],
    ...(attack.hyperparameters && { hyperparameters: attack.hyperparameters }),
  };
}

/** For each UID: a UID is what a miner pays for, unless it saves compute by running several. */
function earnedByMiners(attack: Attack, earnings: readonly Earnings[], compute: number): Earned {
  const honest = meanEmission(earnings, HONEST);
  if (attack.measure === "per UID") return { honest, attacker: meanEmission(earnings, ATTACKER) };
  // Who earned without computing anything earned it for free.
  const attacker = totalEmission(earnings, ATTACKER);
  return { honest, attacker: attacker === 0 ? 0 : attacker / compute };
}

/** For each unit of stake, which all validators hold alike. What a miner of the attacker's earned counts as the validator's. */
function earnedByValidators(earnings: readonly Earnings[]): Earned {
  const attacker = totalEmission(earnings, ATTACKER) + totalEmission(earnings, ACCOMPLICE);
  return { attacker, honest: meanEmission(earnings, "validator") };
}

/** What a neuron earned, in rao. */
interface Earnings {
  readonly group: string | undefined;
  readonly emission: number;
}

/**
 * By UID, from the first epoch on in which a miner had an incentive. Before it nobody had weights, and every validator was paid by its stake
 * whatever it did: with outcomes that come late, that would be most of what an attack earns.
 */
function earningsOf(epochs: readonly EpochOutcome[]): readonly Earnings[] {
  const first = epochs.findIndex(({ neurons }) => neurons.some(({ incentive }) => incentive > 0));
  const judged = first < 0 ? [] : epochs.slice(first);
  const everyone = epochs.at(-1)?.neurons ?? [];
  return everyone.map(({ uid, group }) => ({
    group,
    emission: judged.reduce((sum, { neurons }) => sum + Number(neurons[uid]?.emission ?? 0n), 0),
  }));
}

const emissionsOf = (earnings: readonly Earnings[], group: string): number[] =>
  earnings.filter((each) => each.group === group).map(({ emission }) => emission);

const totalEmission = (earnings: readonly Earnings[], group: string): number =>
  emissionsOf(earnings, group).reduce((sum, each) => sum + each, 0);

const meanEmission = (earnings: readonly Earnings[], group: string): number =>
  totalEmission(earnings, group) / emissionsOf(earnings, group).length;
