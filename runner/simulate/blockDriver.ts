import type { AdvanceEnd } from "../../core/chain/advance.js";
import { checkConservation } from "../../core/chain/conservation.js";
import type { HookHost } from "../../core/plugin/hookHost.js";
import type { KernelHooks } from "../../core/plugin/kernelHooks.js";
import { fail } from "../../core/primitives/errors.js";
import { hyperparameters } from "../../core/registry/hyperparameters.js";
import { scheduleOf } from "../../core/registry/subnets.js";
import { firstHeightOf } from "../neuron/roundSchedule.js";
import { announceBlock } from "../node/announceBlock.js";
import { readEpochOutcome } from "./epochOutcome.js";
import type { Records } from "./records.js";
import { simulateErrors } from "./simulateErrors.js";
import type { ConservationCheck } from "./simulationOptions.js";
import type { RunningSubnet } from "./startSubnet.js";
import type { World } from "./world.js";

interface DriverOptions {
  readonly conservation: ConservationCheck;
  /** Told of every block, so that no blocks are crossed in one stretch. */
  readonly kernelHooks: HookHost<KernelHooks>["call"] | undefined;
}

/** A stretch ends with the state's hash, which costs as much as a hundred blocks. */
const STRETCH_FROM = 100;

/** Seals blocks and has the neurons do what each sets off. */
export interface BlockDriver {
  advance(end: AdvanceEnd): Promise<void>;
}

/** Drives a network: blocks that nobody waits for are crossed in stretches, which give the same state and the same block ids. */
export function createBlockDriver(
  world: World,
  subnets: readonly RunningSubnet[],
  records: Records,
  { conservation, kernelHooks }: DriverOptions,
): BlockDriver {
  const { chain, queue, load } = world;
  const epochIndexOf = (subnet: RunningSubnet): number =>
    scheduleOf(chain.state, subnet.planned.netuid).epochIndex;

  /** How many blocks are certain to set nothing off but epochs. */
  const blocksToNextRound = (): number =>
    Math.min(
      ...subnets.map(({ lastRound, planned }) => {
        const { tempo } = hyperparameters(chain.state, planned.netuid);
        return firstHeightOf(lastRound + 1, tempo) - chain.head.height;
      }),
    );
  const sealOne = (): void => {
    const block = chain.applyBlock(queue.take());
    for (const receipt of block.receipts) {
      if (receipt.ok) continue;
      const { id, code, message, next } = receipt;
      records.refused.push({ height: block.height, id, code, message, next });
    }
    if (conservation === "blocks") checkConservation(chain.state);
    if (kernelHooks) announceBlock(kernelHooks, block, chain.state);
  };
  /** Empty blocks up to the next one that sets something off. */
  const cross = (end: AdvanceEnd, isEpoch: () => boolean): void => {
    const { height: start } = chain.head;
    const nextRound = start + blocksToNextRound();
    chain.advanceUntil({
      isOver: (height) => {
        if (conservation === "blocks") checkConservation(chain.state);
        return end.isOver(height) || height >= nextRound || isEpoch();
      },
      askFrom: conservation === "blocks" ? start + 1 : Math.min(end.askFrom, nextRound),
    });
  };

  const step = async (end: AdvanceEnd): Promise<void> => {
    const before = subnets.map(epochIndexOf);
    const ran = (): RunningSubnet[] =>
      subnets.filter((subnet, index) => epochIndexOf(subnet) !== before[index]);
    if (queue.size > 0 || kernelHooks || blocksToNextRound() < STRETCH_FROM) sealOne();
    else cross(end, () => ran().length > 0);

    const ended = ran();
    if (ended.length > 0 && conservation === "epochs") checkConservation(chain.state);
    for (const subnet of ended) {
      records.epochs.push(readEpochOutcome(chain, subnet, epochIndexOf(subnet), records));
      for (const { weights } of subnet.validators) weights.reveal();
      for (const { role } of subnet.miners) role.recheck();
    }
    const due = subnets.filter((subnet) => subnet.isRoundDue());
    if (due.length === 0) return;
    const { height } = chain.head;
    const round = Promise.all(due.map((subnet) => subnet.runRounds()));
    if (!(await load.settle(round))) throw fail(simulateErrors.stuck, { height });
    records.rounds.push(...(await round).flat());
  };

  return {
    advance: async (end) => {
      do await step(end);
      while (!end.isOver(chain.head.height));
    },
  };
}
