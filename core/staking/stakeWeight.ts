import { q64 } from "../primitives/fixed/q64.js";
import { taoWeightToU96f32 } from "../primitives/fixed/taoWeight.js";
import { u96f32 } from "../primitives/fixed/u96f32.js";
import type { AccountId } from "../primitives/ss58.js";
import { networkParameters } from "../registry/hyperparameters.js";
import { ROOT } from "../registry/subnets.js";
import type { State } from "../state/state.js";
import { childrenOf, parentsOf } from "./childKeys.js";
import { inheritedStake } from "./inheritedStake.js";
import { hotkeyStake } from "./stakePool.js";

/** What consensus sees of a hotkey's stake, in rao: alpha of the subnet, and TAO on root. */
export interface ConsensusStake {
  readonly alpha: bigint;
  readonly tao: bigint;
}

/** Stake with a hotkey, its nominators' included, before anything is lent or borrowed. */
export function ownStake(state: State, hotkey: AccountId, netuid: number): ConsensusStake {
  return { alpha: hotkeyStake(state, hotkey, netuid), tao: hotkeyStake(state, hotkey, ROOT) };
}

/**
 * Stake that counts for a hotkey on a subnet: its own, less what its children have, plus what its parents lend.
 *
 * @param own its own, where it is known already
 */
export function consensusStake(
  state: State,
  hotkey: AccountId,
  netuid: number,
  own: ConsensusStake = ownStake(state, hotkey, netuid),
): ConsensusStake {
  const children = childrenOf(state, netuid, hotkey);
  const parents = parentsOf(state, netuid, hotkey);
  if (children.length === 0 && parents.length === 0) return own;
  const given = children.map(({ proportion }) => proportion);
  const lenders = parents.map(({ hotkey: parent, proportion }) => ({
    stake: ownStake(state, parent, netuid),
    proportion,
  }));
  const inherited = (asset: "alpha" | "tao"): bigint =>
    inheritedStake(
      own[asset],
      given,
      lenders.map(({ stake, proportion }) => ({ stake: stake[asset], proportion })),
    );
  return { alpha: inherited("alpha"), tao: inherited("tao") };
}

/** Stake weight of a hotkey on a subnet, in whole rao: alpha + TAO · taoWeight, as the epoch computes it. */
export function stakeWeight(state: State, hotkey: AccountId, netuid: number): bigint {
  return stakeWeigher(state)(consensusStake(state, hotkey, netuid));
}

/** The stake weight of any stake, by the network's present parameters. */
export function stakeWeigher(state: State): (stake: ConsensusStake) => bigint {
  const weight = q64.from(u96f32, taoWeightToU96f32(networkParameters(state).taoWeight));
  return ({ alpha, tao }) =>
    q64.toU64(q64.add(q64.fromInteger(alpha), q64.mul(q64.fromInteger(tao), weight)));
}
