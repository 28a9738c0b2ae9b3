import { hyperparameters } from "../registry/hyperparameters.js";
import { subnets } from "../registry/tables.js";
import type { Context } from "../state/context.js";

/** A subnet that takes part in a block's emission. */
export interface Emitting {
  readonly netuid: number;
  readonly firstEmissionBlock: number;
}

/** The subnets that have started and allow registration, by netuid. */
export function emittingSubnets({ state, height }: Context): Emitting[] {
  const emitting: Emitting[] = [];
  for (const [[netuid], { firstEmissionBlock }] of state.entries(subnets)) {
    if (firstEmissionBlock === undefined || firstEmissionBlock > height) continue;
    if (hyperparameters(state, netuid).registrationAllowed) emitting.push({ netuid, firstEmissionBlock });
  }
  return emitting;
}
