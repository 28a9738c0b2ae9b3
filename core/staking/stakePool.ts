import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { stakePools, stakeShares, stakeTotals, type StakePool } from "./tables.js";

/** What one coldkey has staked with one hotkey on one subnet. */
export interface Position {
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  /** 0 for root, where stake is TAO. */
  readonly netuid: number;
}

const EMPTY: StakePool = { value: 0n, shares: 0n };

/** Shares a rao at the first deposit: so many that rounding never costs anyone a rao worth speaking of. */
const FIRST_SHARES = 1n << 64n;

/** All that is staked with a hotkey on a subnet, as a pool. */
export function stakePoolOf(state: State, hotkey: AccountId, netuid: number): StakePool {
  return state.get(stakePools, [hotkey, netuid]) ?? EMPTY;
}

/** All that is staked with a hotkey on a subnet, in rao. */
export function hotkeyStake(state: State, hotkey: AccountId, netuid: number): bigint {
  return stakePoolOf(state, hotkey, netuid).value;
}

/** All that is staked on a subnet, in rao; for root, the TAO that secures the network. */
export function totalStake(state: State, netuid: number): bigint {
  return state.get(stakeTotals, [netuid]) ?? 0n;
}

/** What a position is worth, in rao, rounded down: the sum over all positions never exceeds the pool. */
export function stakeOf(state: State, { hotkey, netuid, coldkey }: Position): bigint {
  const shares = state.get(stakeShares, [hotkey, netuid, coldkey]) ?? 0n;
  const pool = stakePoolOf(state, hotkey, netuid);
  return shares === 0n ? 0n : (shares * pool.value) / pool.shares;
}

/** Shares that a deposit gets, rounded down in favour of those who are in the pool; 0 means it has to be refused. */
export function sharesFor(pool: StakePool, deposit: bigint): bigint {
  return pool.shares === 0n ? deposit * FIRST_SHARES : (deposit * pool.shares) / pool.value;
}

/** Shares that a withdrawal costs, rounded up in favour of those who stay. */
export function sharesOf(pool: StakePool, withdrawal: bigint): bigint {
  return (withdrawal * pool.shares + pool.value - 1n) / pool.value;
}

/**
 * Writes a pool and keeps the subnet's total in step.
 *
 * @param former the pool as it is now
 */
export function setStakePool(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  pool: StakePool,
  former: StakePool,
): void {
  const { state } = ctx;
  const total = totalStake(state, netuid) + pool.value - former.value;
  state.set(stakeTotals, [netuid], total);
  if (pool.shares === 0n && pool.value === 0n) state.delete(stakePools, [hotkey, netuid]);
  else state.set(stakePools, [hotkey, netuid], pool);
}
