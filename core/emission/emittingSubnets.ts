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
  return Array.from(state.entries(subnets)).flatMap(([[netuid], { firstEmissionBlock }]) => {
    const hasStarted = firstEmissionBlock !== undefined && firstEmissionBlock <= height;
    return hasStarted && hyperparameters(state, netuid).registrationAllowed
      ? [{ netuid, firstEmissionBlock }]
      : [];
  });
}
