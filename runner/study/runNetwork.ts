import { q32 } from "../../core/primitives/fixed/q32.js";
import type { Matrix } from "../../core/yuma/matrix.js";
import { runEpoch } from "../../core/yuma/runEpoch.js";
import type { EpochParams, EpochResult } from "../../core/yuma/types.js";
import { planNetwork, type EpochPlan, type PastEpoch } from "./planNetwork.js";
import type { StudyNetwork, StudyVariant } from "./studyFile.js";
import { raoOf, type StudyParameters } from "./studyParameters.js";
import type { BondEpoch, NeuronEpoch, StudyEpoch, StudyRun } from "./studyResult.js";

/** Far enough from the genesis that nothing is young because of it. */
const FIRST_BLOCK = 10_000;

/** What one epoch leaves to the next. */
interface Memory {
  readonly permits: readonly boolean[];
  readonly bonds: Matrix<number>;
  readonly registeredAt: readonly number[];
  readonly lastUpdate: readonly number[];
  /** Block of the last epoch, 0 before the first. */
  readonly lastStep: number;
  readonly past: readonly PastEpoch[];
}

/** Runs one network through its epochs, carrying over bonds and permits. Every validator begins with a permit. */
export function runNetwork(network: StudyNetwork, variant: StudyVariant): StudyRun {
  const neurons = [
    ...network.validators.map(({ name }) => ({ name, role: "validator" as const })),
    ...network.miners.map((name) => ({ name, role: "miner" as const })),
  ].map((neuron, uid) => ({ uid, ...neuron }));
  const n = neurons.length;
  const owner = neurons.find(({ name }) => name === network.owner)?.uid ?? null;
  const plans = planNetwork(network, variant);

  let block = FIRST_BLOCK;
  let memory: Memory = {
    permits: neurons.map(({ role }) => role === "validator"),
    bonds: noRows(n),
    registeredAt: neurons.map(() => 1),
    lastUpdate: neurons.map(() => 1),
    lastStep: 0,
    past: [],
  };
  const epochs = plans.map((plan): StudyEpoch => {
    block += plan.parameters.tempo;
    const prepared = prepare(memory, plan, block);
    const rows = rowsOf(plan, memory.past);
    const result = runEpoch(epochParams(plan, { n, block, owner, lastStep: memory.lastStep }), {
      blockAtRegistration: prepared.registeredAt,
      lastUpdate: prepared.lastUpdate,
      validatorPermit: prepared.permits,
      stakeAlpha: plan.stakes.map(raoOf),
      stakeTao: plan.stakes.map(() => 0n),
      weights: rows,
      bonds: prepared.bonds,
      weightCommits: [],
    });
    memory = {
      ...prepared,
      permits: result.outputs.validatorPermit,
      bonds: result.outputs.bonds,
      lastStep: block,
      past: [...memory.past, { consensus: result.outputs.consensus, rows }],
    };
    return {
      epoch: plan.epoch,
      block,
      neurons: neuronsOf(result, prepared.permits),
      bonds: bondsOf(result),
    };
  });
  const { name, title, description } = network;
  const parameters = plans[0]?.parameters;
  if (parameters === undefined) throw new Error("a network has at least one epoch");
  return { network: name, title, description, variant: variant.name, parameters, neurons, epochs };
}

/** What happens between two epochs: registrations, forgotten bonds, new weights in the block before the epoch. */
function prepare(memory: Memory, plan: EpochPlan, block: number): Memory {
  const isNew = (uid: number): boolean => plan.registered.has(uid);
  const isForgotten = (target: number): boolean => plan.forgotten.has(target);
  return {
    ...memory,
    // Weights set in the block of a registration are stale: they come one block later.
    registeredAt: memory.registeredAt.map((at, uid) => (isNew(uid) ? block - 2 : at)),
    lastUpdate: memory.lastUpdate.map((at, uid) =>
      plan.setsWeights(uid) ? block - 1 : isNew(uid) ? block - 2 : at,
    ),
    permits: memory.permits.map((permit, uid) => permit && !isNew(uid)),
    bonds: memory.bonds.map((row, uid) => (isNew(uid) ? [] : row.filter(([target]) => !isForgotten(target)))),
  };
}

/** Who is silent keeps the weights of the epoch before. */
function rowsOf(plan: EpochPlan, past: readonly PastEpoch[]): Matrix<number> {
  const before = past.at(-1)?.rows;
  return plan.rowsOf(past).map((row, uid) => (plan.setsWeights(uid) ? row : (before?.[uid] ?? [])));
}

interface Place {
  readonly n: number;
  readonly block: number;
  readonly owner: number | null;
  readonly lastStep: number;
}

function epochParams({ epoch, parameters }: EpochPlan, { n, block, owner, lastStep }: Place): EpochParams {
  const { stakeThreshold, emission, yuma3, liquidAlpha, alphaSteepness, ...same }: StudyParameters =
    parameters;
  return {
    ...same,
    n,
    currentBlock: block,
    lastMechanismStepBlock: lastStep,
    yuma3Enabled: yuma3,
    liquidAlphaEnabled: liquidAlpha,
    alphaSigmoidSteepness: alphaSteepness,
    stakeThreshold: raoOf(stakeThreshold),
    taoWeight: 0n,
    ownerUid: owner,
    commitRevealEnabled: false,
    revealPeriodEpochs: 1,
    subnetEpochIndex: epoch,
    raoEmission: raoOf(emission),
  };
}

function neuronsOf({ outputs, intermediates }: EpochResult, permits: readonly boolean[]): NeuronEpoch[] {
  return outputs.active.map((active, uid) => ({
    stakeShare: shareOf(intermediates.stakeNorm[uid]),
    active,
    permit: permits[uid] === true,
    consensus: shareOf(intermediates.consensus[uid]),
    incentive: shareOf(intermediates.incentive[uid]),
    dividends: shareOf(intermediates.dividends[uid]),
    validatorTrust: shareOf(intermediates.validatorTrust[uid]),
    serverEmission: outputs.serverEmission[uid] ?? 0n,
    validatorEmission: outputs.validatorEmission[uid] ?? 0n,
  }));
}

function bondsOf({ outputs, intermediates }: EpochResult): BondEpoch[] {
  return outputs.bonds.flatMap((row, validator) => {
    const shares = new Map(intermediates.bonds.emaBondsNorm[validator] ?? []);
    return row.map(([miner, storedU16]) => ({
      validator,
      miner,
      storedU16,
      share: shareOf(shares.get(miner)),
    }));
  });
}

const shareOf = (raw: bigint | undefined): number => Number(raw ?? 0n) / Number(q32.one);
const noRows = (n: number): Matrix<number> => Array.from({ length: n }, () => []);
