import { u96f32, type U96F32 } from "../primitives/fixed/u96f32.js";

/**
 * The fraction of an epoch's miner incentives that went to the subnet owner's own hotkeys, burnt and recycled
 * alike. 0 if there were no incentives. It lowers the subnet's share of TAO, see `subnetShares`.
 *
 * @param withheld rao
 * @param total rao
 */
export function minerBurned(withheld: bigint, total: bigint): U96F32 {
  return u96f32.div(u96f32.fromInteger(withheld), u96f32.fromInteger(total));
}
