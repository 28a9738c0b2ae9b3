import type { Context } from "../state/context.js";
import { deleteEntries } from "../state/deleteEntries.js";
import {
  childKeys,
  childTakes,
  incentiveHotkeys,
  parentKeys,
  pendingChildren,
  rootClaimable,
  rootOffsets,
  rootRates,
  stakePools,
  stakeShares,
  stakeTotals,
} from "./tables.js";

/** Forgets everything staked, earned and lent on a subnet. Its alpha is no more. */
export function removeStakes({ state }: Context, netuid: number): void {
  for (const table of [childKeys, parentKeys]) deleteEntries(state, table, [netuid]);
  deleteEntries(state, pendingChildren, [netuid]);
  deleteEntries(state, childTakes, [netuid]);
  deleteEntries(state, incentiveHotkeys, [netuid]);
  deleteEntries(state, rootClaimable, [netuid]);
  state.delete(stakeTotals, [netuid]);
  // These begin with the hotkey, which is what the hot paths look for: a dissolution may walk all of them.
  for (const [key] of state.entries(stakePools)) if (key[1] === netuid) state.delete(stakePools, key);
  for (const [key] of state.entries(stakeShares)) if (key[1] === netuid) state.delete(stakeShares, key);
  for (const [key] of state.entries(rootRates)) if (key[1] === netuid) state.delete(rootRates, key);
  for (const [key] of state.entries(rootOffsets)) if (key[2] === netuid) state.delete(rootOffsets, key);
}
