import type { Chain } from "../../core/chain/chain.js";
import { checkConservation } from "../../core/chain/conservation.js";
import type { Context } from "../../core/state/context.js";

/**
 * Changes a chain's state between blocks, with the rights of nobody and everybody.
 *
 * @throws SK1217 when a rao is lost, and what the change throws; then nothing of it remains
 */
export function editState<Result>({ state, head }: Chain, change: (ctx: Context) => Result): Result {
  const checkpoint = state.checkpoint();
  try {
    const result = change({ state, height: head.height, emit: () => undefined });
    checkConservation(state);
    state.commit(checkpoint);
    return result;
  } catch (error) {
    state.revert(checkpoint);
    throw error;
  }
}
