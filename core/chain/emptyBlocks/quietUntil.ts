import { hyperparameters } from "../../registry/hyperparameters.js";
import { scheduleOf } from "../../registry/subnets.js";
import { subnets } from "../../registry/tables.js";
import type { State } from "../../state/state.js";

/** The last block after `height` before an epoch is due or a subnet begins to emit; `height` itself if that is the next one. */
export function quietUntil(state: State, height: number): number {
  let end = Number.MAX_SAFE_INTEGER;
  for (const [[netuid], { firstEmissionBlock = 0 }] of state.entries(subnets)) {
    end = Math.min(end, scheduleOf(state, netuid).lastSlot + hyperparameters(state, netuid).tempo - 1);
    // The next block's own are in its records.
    if (firstEmissionBlock > height + 1) end = Math.min(end, firstEmissionBlock - 1);
  }
  return Math.max(end, height);
}
