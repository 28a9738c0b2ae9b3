import { i96f32, type I96F32 } from "../primitives/fixed/i96f32.js";
import { u64f64, type U64F64 } from "../primitives/fixed/u64f64.js";
import { u96f32, type U96F32 } from "../primitives/fixed/u96f32.js";

/** A subnet that takes part in the emission of a block. */
export interface EmittingSubnet {
  /** `STABLE_PRICE` for a subnet without a market. */
  readonly movingPrice: I96F32;
  /** The fraction of the last epoch's miner emission that went to the owner's own hotkeys. */
  readonly minerBurned: U96F32;
  /** Whether it receives TAO. One that doesn't leaves its share to the others, its alpha emission goes on. */
  readonly receivesTao: boolean;
}

/** The moving price of a subnet whose alpha always is worth one TAO. */
export const STABLE_PRICE: I96F32 = i96f32.one;

/** How a block's TAO is divided. */
export interface SubnetShares {
  /** TAO per subnet in the order given. What truncation leaves over belongs to nobody. */
  readonly taoEmissions: readonly U96F32[];
  /** Whether root stakers get their part of the subnets' alpha in this block: the moving prices exceed 1 in sum. */
  readonly rootSells: boolean;
}

/**
 * Divides a block's TAO among the subnets by moving price · (1 - minerBurned); by the moving price alone if that
 * leaves nobody with a share.
 *
 * Formulas of the public chain (`get_shares`, `get_subnet_block_emissions`, `get_network_root_sell_flag`).
 *
 * @param blockEmission rao
 */
export function subnetShares(blockEmission: bigint, subnets: readonly EmittingSubnet[]): SubnetShares {
  const prices = subnets.map((subnet) => u64f64.from(i96f32, subnet.movingPrice));
  const totalPrice = total(prices);
  const byPrice = prices.map((price) => u64f64.div(price, totalPrice));
  const weights = subnets.map((subnet, i) => u64f64.mul(byPrice[i] ?? 0n, keptByMiners(subnet)));
  const totalWeight = total(weights);
  const shares = totalWeight === 0n ? byPrice : weights.map((weight) => u64f64.div(weight, totalWeight));

  const emission = u64f64.fromInteger(blockEmission);
  return {
    taoEmissions: amongReceivers(subnets, shares).map((share) =>
      u96f32.from(u64f64, u64f64.mul(emission, share)),
    ),
    rootSells: totalPrice > u64f64.one,
  };
}

function keptByMiners(subnet: EmittingSubnet): U64F64 {
  return u64f64.sub(u64f64.one, u64f64.from(u96f32, subnet.minerBurned));
}

/** If all receive, the shares stay as they are: dividing by their truncated sum would change the last bits. */
function amongReceivers(subnets: readonly EmittingSubnet[], shares: readonly U64F64[]): readonly U64F64[] {
  if (subnets.every((subnet) => subnet.receivesTao)) return shares;
  const received = shares.map((share, i) => (subnets[i]?.receivesTao ? share : 0n));
  const sum = total(received);
  return received.map((share) => u64f64.div(share, sum));
}

function total(values: readonly U64F64[]): U64F64 {
  return values.reduce((sum, value) => u64f64.add(sum, value), 0n);
}
