import { u96f32, type U96F32 } from "../primitives/fixed/u96f32.js";
import { u96f32FromU64Fraction } from "../primitives/fixed/u96f32Fractions.js";

/** A parent's stake and the u64 fraction of it (2^64-1 stands for 1) that goes to the child in question. */
export interface ParentStake {
  readonly stake: bigint;
  readonly proportion: bigint;
}

/**
 * A hotkey's stake for consensus on a subnet, in rao: its own, less what its children use, plus what its parents lend.
 * Called once for alpha and once for root TAO.
 *
 * @param own stake of the hotkey and its nominators, in rao
 * @param given u64 fractions of it that go to children
 * @param parents whose children include this hotkey
 * @example inheritedStake(100n, [(1n << 64n) - 1n], []) === 0n
 */
export function inheritedStake(
  own: bigint,
  given: readonly bigint[],
  parents: readonly ParentStake[],
): bigint {
  let lent = 0n;
  for (const proportion of given) lent = u96f32.add(lent, partOf(own, proportion));
  let borrowed = 0n;
  for (const parent of parents) borrowed = u96f32.add(borrowed, partOf(parent.stake, parent.proportion));
  return u96f32.toU64(u96f32.add(u96f32.sub(u96f32.fromInteger(own), lent), borrowed));
}

function partOf(stake: bigint, proportion: bigint): U96F32 {
  return u96f32.mul(u96f32.fromInteger(stake), u96f32FromU64Fraction(proportion));
}
