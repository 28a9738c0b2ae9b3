import { hyperparameters, networkParameters } from "../registry/hyperparameters.js";
import { netuidsOf, scheduleOf } from "../registry/subnets.js";
import type { Context } from "../state/context.js";

/**
 * The subnets whose epoch runs in this block: a tempo has passed since their last slot. At most `maxEpochsPerBlock`
 * of them, lowest netuid first; the others stay due and come up in the next block.
 */
export function dueEpochs({ state, height }: Context): number[] {
  const isDue = (netuid: number): boolean =>
    height - scheduleOf(state, netuid).lastSlot >= hyperparameters(state, netuid).tempo;
  return netuidsOf(state).filter(isDue).slice(0, networkParameters(state).maxEpochsPerBlock);
}
