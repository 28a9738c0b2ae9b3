import { burnAlpha } from "../pools/burnAlpha.js";
import { recycleAlpha } from "../pools/recycleAlpha.js";
import { hyperparameters } from "../registry/hyperparameters.js";
import { isOwnersNeuron } from "../registry/neurons.js";
import { subnetOf } from "../registry/subnets.js";
import type { NeuronRecord } from "../registry/tables.js";
import { incentiveHotkeyOf } from "../staking/setIncentiveHotkey.js";
import type { Context } from "../state/context.js";
import { minerBurned } from "./minerBurned.js";
import { payStake } from "./payStake.js";
import { minerBurnedFractions } from "./tables.js";

/** What became of a subnet's incentives, in rao. */
export interface PaidIncentives {
  readonly paid: bigint;
  /** Of the owner's own hotkeys: burnt or recycled. */
  readonly withheld: bigint;
}

/**
 * Pays miners: each one's incentive is staked with itself, or with the hotkey that its coldkey chose. Incentives of the owner's own hotkeys are burnt or recycled
 * instead, and their fraction lowers the subnet's share of TAO until the next epoch.
 *
 * @param amounts by UID, as the neurons: alpha in the caller's hand, in rao
 */
export function payIncentives(
  ctx: Context,
  netuid: number,
  neurons: readonly NeuronRecord[],
  amounts: readonly bigint[],
): PaidIncentives {
  const subnet = subnetOf(ctx.state, netuid);
  let total = 0n;
  let paid = 0n;
  let withheld = 0n;
  for (let uid = 0; uid < neurons.length; uid++) {
    const neuron = neurons[uid];
    const amount = amounts[uid] ?? 0n;
    if (neuron === undefined || amount === 0n) continue;
    total += amount;
    if (isOwnersNeuron(subnet, neuron)) withheld += amount;
    else {
      const { coldkey } = neuron;
      const hotkey = incentiveHotkeyOf(ctx.state, netuid, neuron);
      paid += payStake(ctx, { hotkey, coldkey, netuid }, amount);
    }
  }

  const withdraw = hyperparameters(ctx.state, netuid).recycleOrBurn === "burn" ? burnAlpha : recycleAlpha;
  withdraw(ctx, netuid, withheld);
  ctx.state.set(minerBurnedFractions, [netuid], minerBurned(withheld, total));
  return { paid, withheld };
}
