import { reportOf } from "../../core/primitives/errors.js";
import { hyperparameters } from "../../core/registry/hyperparameters.js";
import { roundAt } from "../neuron/roundSchedule.js";
import type { PlannedMiner, PlannedSubnet, PlannedValidator } from "./plan.js";
import type { SimulatedRound } from "./simulatedRound.js";
import { startMiner, type RunningMiner } from "./startMiner.js";
import { startValidator, type RunningValidator } from "./startValidator.js";
import type { World } from "./world.js";

/** One subnet of a network, with its neurons' code. */
export interface RunningSubnet {
  readonly planned: PlannedSubnet;
  readonly miners: readonly RunningMiner[];
  readonly validators: readonly RunningValidator[];
  /** Whether a round opens at the last block. */
  isRoundDue(): boolean;
  /** Runs a round of every validator at once. Never rejects: what goes wrong with one is its problem. */
  runRounds(): Promise<readonly SimulatedRound[]>;
  /** Number of the last round, which a snapshot keeps. */
  lastRound: number;
  dispose(): Promise<void>;
}

/** Starts the neurons of a subnet, miners first. One that can't start is reported and left out. */
export async function startSubnet(world: World, planned: PlannedSubnet): Promise<RunningSubnet> {
  const { netuid } = planned;
  const miners = await startEach(world, netuid, planned.miners, (miner) => startMiner(world, planned, miner));
  const validators = await startEach(world, netuid, planned.validators, (validator) =>
    startValidator(world, planned, validator),
  );

  const runRound = async (validator: RunningValidator): Promise<readonly SimulatedRound[]> => {
    const { uid, name } = validator.planned;
    try {
      return [{ ...(await validator.runRound()), validatorUid: uid, validator: name }];
    } catch (error) {
      world.report({ netuid, uid, error: reportOf(error) });
      return [];
    }
  };
  const subnet: RunningSubnet = {
    planned,
    miners,
    validators,
    lastRound: -1,
    isRoundDue: () => {
      const { state, head } = world.chain;
      if (roundAt(head.height, hyperparameters(state, netuid).tempo) <= subnet.lastRound) return false;
      // Before anybody announced an endpoint there is nobody to ask; the round waits for the next block.
      return world.view(netuid).neurons.some(({ endpoint }) => endpoint !== undefined);
    },
    runRounds: async () => {
      const { height, tempo } = world.view(netuid);
      subnet.lastRound = roundAt(height, tempo);
      return (await Promise.all(validators.map(runRound))).flat();
    },
    dispose: async () => {
      for (const neuron of [...validators, ...miners]) await neuron.dispose();
    },
  };
  return subnet;
}

async function startEach<Planned extends PlannedMiner | PlannedValidator, Running>(
  world: World,
  netuid: number,
  neurons: readonly Planned[],
  start: (neuron: Planned) => Promise<Running>,
): Promise<readonly Running[]> {
  const running: Running[] = [];
  for (const neuron of neurons) {
    try {
      running.push(await start(neuron));
    } catch (error) {
      world.report({ netuid, uid: neuron.uid, error: reportOf(error) });
    }
  }
  return running;
}
