import type { Parts } from "../ledger/ledgerParts.js";
import { ROOT } from "../registry/subnets.js";
import type { State } from "../state/state.js";
import { rootClaimable, stakePools } from "./tables.js";

/** What is staked: TAO on root, alpha elsewhere, and alpha that root stakers have not claimed. */
export function stakingParts(state: State): Parts {
  const staked = new Map<number, bigint>();
  for (const [[, netuid], { value }] of state.entries(stakePools)) {
    staked.set(netuid, (staked.get(netuid) ?? 0n) + value);
  }
  const unclaimed = new Map<number, bigint>();
  for (const [[netuid], value] of state.entries(rootClaimable)) {
    unclaimed.set(netuid, (unclaimed.get(netuid) ?? 0n) + value);
  }

  const alpha = new Map<number, Readonly<Record<string, bigint>>>();
  for (const netuid of new Set([...staked.keys(), ...unclaimed.keys()])) {
    if (netuid === ROOT) continue;
    alpha.set(netuid, { stake: staked.get(netuid) ?? 0n, rootClaimable: unclaimed.get(netuid) ?? 0n });
  }
  return { tao: { rootStake: staked.get(ROOT) ?? 0n }, alpha };
}
