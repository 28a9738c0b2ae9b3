import { taoWeightToU96f32 } from "../primitives/fixed/taoWeight.js";
import { u96f32, type U96F32 } from "../primitives/fixed/u96f32.js";
import { u96f32FromU16Fraction, u96f32FromU64Fraction } from "../primitives/fixed/u96f32Fractions.js";

/** A hotkey's own stake with its nominators', in rao, before anything is lent or borrowed. */
export interface OwnStake {
  readonly alphaStake: bigint;
  /** TAO on root. */
  readonly rootStake: bigint;
}

/** The hotkey that earned. */
export interface EarningHotkey extends OwnStake {
  /** What it keeps of a foreign parent's part, in units of 1 / 65535. */
  readonly childTakeU16: number;
}

/** Where the stake that earned came from and went to. */
export interface Family {
  /** The u64 fractions of its own stake that the hotkey lends to children of its own. */
  readonly given: readonly bigint[];
  readonly parents: readonly LendingParent[];
}

/** A hotkey that lends stake to the one that earned. */
export interface LendingParent extends OwnStake {
  /** The u64 fraction of the parent's stake that is lent. */
  readonly proportion: bigint;
  /** Takes and burns concern parents of another coldkey only. */
  readonly isSameColdkey: boolean;
}

/** Fractions that hold for the whole network, stored as u64 (2^64-1 stands for 1). */
export interface NetworkFractions {
  /** What a TAO on root weighs beside an alpha. */
  readonly taoWeight: bigint;
  /** What of a foreign parent's part is recycled. */
  readonly childkeyBurn: bigint;
}

/** How a hotkey's dividend divides, in rao. */
export interface ParentDividends {
  /** In the order of the parents. */
  readonly toParents: readonly bigint[];
  /** The rest, and the child's takes. */
  readonly toChild: bigint;
  readonly recycled: bigint;
}

/**
 * Divides a validator's dividend between it and its parents by the stake each contributes.
 *
 * Formulas of the public chain (`get_parent_child_dividends_distribution`, `get_self_contribution`).
 *
 * @param dividend rao
 */
export function divideAmongParents(
  dividend: bigint,
  hotkey: EarningHotkey,
  { given, parents }: Family,
  network: NetworkFractions,
): ParentDividends {
  // Most neurons earn none or have no parents, and the arithmetic below would take a few µs to come to this.
  if (dividend === 0n || parents.length === 0) {
    return { toParents: parents.map(() => 0n), toChild: dividend, recycled: 0n };
  }

  const taoWeight = taoWeightToU96f32(network.taoWeight);
  const contributions = parents.map((parent) =>
    contribution(parent, u96f32FromU64Fraction(parent.proportion), taoWeight),
  );
  const all = contributions.reduce(
    (sum, part) => u96f32.add(sum, part),
    ownContribution(hotkey, given, taoWeight),
  );

  const earned = u96f32.fromInteger(dividend);
  const burnFraction = u96f32FromU64Fraction(network.childkeyBurn);
  const takeFraction = u96f32FromU16Fraction(hotkey.childTakeU16);
  let remainder = earned;
  let takes = 0n;
  let recycled = 0n;
  const toParents = parents.map((parent, i) => {
    const part = u96f32.mul(earned, u96f32.div(contributions[i] ?? 0n, all));
    remainder = u96f32.sub(remainder, part);
    if (parent.isSameColdkey) return u96f32.toU64(part);
    const burn = u96f32.mul(burnFraction, part);
    const take = u96f32.mul(takeFraction, part);
    takes = u96f32.add(takes, take);
    recycled += u96f32.toU64(burn);
    return u96f32.toU64(u96f32.sub(u96f32.sub(part, burn), take));
  });
  return { toParents, toChild: u96f32.toU64(u96f32.add(remainder, takes)), recycled };
}

/** What the hotkey's own stake contributes after its children have their part; unlike a parent's, in whole rao. */
function ownContribution(hotkey: OwnStake, given: readonly bigint[], taoWeight: U96F32): U96F32 {
  const kept = given.reduce((left, part) => u96f32.sub(left, u96f32FromU64Fraction(part)), u96f32.one);
  return u96f32.fromInteger(u96f32.toU64(contribution(hotkey, kept, taoWeight)));
}

function contribution(stake: OwnStake, fraction: U96F32, taoWeight: U96F32): U96F32 {
  const alpha = u96f32.mul(u96f32.fromInteger(stake.alphaStake), fraction);
  const root = u96f32.mul(u96f32.mul(u96f32.fromInteger(stake.rootStake), fraction), taoWeight);
  return u96f32.add(alpha, root);
}
