import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { fail } from "../../core/primitives/errors.js";
import { createSimulation } from "../simulate/createSimulation.js";
import type { NeuronEarnings } from "../simulate/earnings.js";
import type { MinerGroupOptions, SubnetOptions } from "../simulate/simulationOptions.js";
import type { Attack, Scene } from "./attack.js";
import { auditErrors } from "./auditErrors.js";
import { createLeak, type Leak } from "./leak.js";

export interface Play {
  readonly subnet: Subnet<ContractSpec>;
  readonly attack: Attack;
  readonly seed: string;
  readonly epochs: number;
  /** Profile of the honest miners. */
  readonly profile: string;
}

/** One attack in one network. */
export interface PlayResult {
  /** What the attacker earned for each unit, over what honest neurons earned for each: 1 is as much as honest work. */
  readonly gain: number;
  /** Runs of the attacker's model for each of an honest miner's; 0 for a validator. */
  readonly compute: number;
}

const HONEST = "honest";
const ATTACKER = "attacker";
const ACCOMPLICE = "accomplice";
const HONEST_MINERS = 3;
/** Each with the same stake; of four, an attacking one holds a quarter. */
const VALIDATORS = { miner: 2, validator: 4 } as const;

/**
 * Plays an attack beside honest neurons in a network in this process.
 *
 * @throws SK3603 when the honest ones earned nothing; what the network throws
 */
export async function playAttack({ subnet, attack, seed, epochs, profile }: Play): Promise<PlayResult> {
  const leak = createLeak(subnet.contract);
  let spent = 0;
  const scene: Scene = { subnet, leak, spend: () => (spent += 1) };
  const network = await createSimulation({
    seed,
    subnets: [stage(subnet, attack, scene, leak, profile)],
    conservation: "epochs",
  });
  try {
    await network.advance({ epochs });
    const earnings = network.earnings(1);
    const honestCompute = leak.solved / HONEST_MINERS;
    const compute = honestCompute === 0 ? 0 : spent / honestCompute;
    const gain = attack.role === "miner" ? gainOfMiner(attack, earnings, compute) : gainOfValidator(earnings);
    if (Number.isFinite(gain)) return { gain, compute };
    throw fail(auditErrors.noHonest, { subnet: subnet.contract.id, role: attack.role, epochs });
  } finally {
    await network.dispose();
  }
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
    create: async (_, __, own) => leak.watch(await own()),
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
function gainOfMiner(attack: Attack, earnings: readonly NeuronEarnings[], compute: number): number {
  const honest = meanEmission(earnings, HONEST);
  const attacker = totalEmission(earnings, ATTACKER);
  if (attack.measure === "per compute") return attacker / honest / compute;
  return meanEmission(earnings, ATTACKER) / honest || attacker / honest;
}

/** For each unit of stake, which all validators hold alike. What a miner of the attacker's earned counts as the validator's. */
function gainOfValidator(earnings: readonly NeuronEarnings[]): number {
  const honest = meanEmission(earnings, "validator");
  return (totalEmission(earnings, ATTACKER) + totalEmission(earnings, ACCOMPLICE)) / honest;
}

const emissionsOf = (earnings: readonly NeuronEarnings[], group: string): number[] =>
  earnings.filter((each) => each.group === group).map(({ emission }) => Number(emission));

const totalEmission = (earnings: readonly NeuronEarnings[], group: string): number =>
  emissionsOf(earnings, group).reduce((sum, each) => sum + each, 0);

const meanEmission = (earnings: readonly NeuronEarnings[], group: string): number =>
  totalEmission(earnings, group) / emissionsOf(earnings, group).length;
