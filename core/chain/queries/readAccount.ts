import { balanceOf } from "../../ledger/accounts.js";
import type { AccountId } from "../../primitives/ss58.js";
import { neurons, uids } from "../../registry/tables.js";
import { claimableOf } from "../../staking/rootDividend.js";
import { stakeOf } from "../../staking/stakePool.js";
import { rootRates, stakeShares } from "../../staking/tables.js";
import type { State } from "../../state/state.js";
import { nextNonce } from "../nonces.js";

export interface AccountReport {
  readonly account: AccountId;
  /** Free TAO in rao. */
  readonly free: bigint;
  /** The nonce of its next extrinsic. */
  readonly nonce: number;
  /** What it has staked, by hotkey and netuid. Rao of alpha; of TAO on root, netuid 0. */
  readonly stakes: readonly {
    readonly hotkey: AccountId;
    readonly netuid: number;
    readonly amount: bigint;
  }[];
  /** Root dividends that it can claim, in rao of the subnet's alpha. */
  readonly claimable: readonly {
    readonly hotkey: AccountId;
    readonly netuid: number;
    readonly amount: bigint;
  }[];
  /** Where it is registered as a hotkey. */
  readonly registrations: readonly { readonly netuid: number; readonly uid: number }[];
  /** Neurons it owns as a coldkey. */
  readonly neurons: readonly { readonly netuid: number; readonly uid: number; readonly hotkey: AccountId }[];
}

/** What an account has and is. Walks all stakes and neurons: for people and tools, not for the block step. */
export function readAccount(state: State, account: AccountId): AccountReport {
  const stakes = [...state.entries(stakeShares)]
    .filter(([[, , coldkey]]) => coldkey === account)
    .map(([[hotkey, netuid, coldkey]]) => ({
      hotkey,
      netuid,
      amount: stakeOf(state, { hotkey, netuid, coldkey }),
    }));
  const claimable = [...state.entries(rootRates)]
    .map(([[hotkey, netuid]]) => ({
      hotkey,
      netuid,
      amount: claimableOf(state, { hotkey, coldkey: account }, netuid),
    }))
    .filter(({ amount }) => amount > 0n);
  const registrations = [...state.entries(uids)]
    .filter(([[, hotkey]]) => hotkey === account)
    .map(([[netuid], uid]) => ({ netuid, uid }));
  const owned = [...state.entries(neurons)]
    .filter(([, neuron]) => neuron.coldkey === account)
    .map(([[netuid, uid], { hotkey }]) => ({ netuid, uid, hotkey }));
  return {
    account,
    free: balanceOf(state, account),
    nonce: nextNonce(state, account),
    stakes,
    claimable,
    registrations,
    neurons: owned,
  };
}
