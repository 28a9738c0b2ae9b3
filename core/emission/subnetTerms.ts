import { u64f64, type U64F64 } from "../primitives/fixed/u64f64.js";
import { u96f32, type U96F32 } from "../primitives/fixed/u96f32.js";
import { blockEmission } from "../ledger/blockEmission.js";
import { rootProportion } from "./rootProportion.js";

/** A subnet at the moment it receives its part of a block's emission. Plain integers are rao. */
export interface SubnetAtEmission {
  /** Its share of the block's TAO. */
  readonly taoEmission: U96F32;
  /** Alpha in its pool. */
  readonly alphaIn: bigint;
  /** Alpha outside its pool. */
  readonly alphaOut: bigint;
  /** TAO staked on root. */
  readonly rootTao: bigint;
  /** The stored u64 fraction. */
  readonly taoWeight: bigint;
  /** Spot price. */
  readonly price: U64F64;
}

/** What one block does to a subnet; `u96f32.toU64` gives the rao to move. */
export interface SubnetTerms {
  readonly rootProportion: U96F32;
  /** TAO to add to the pool. */
  readonly taoIn: U96F32;
  /** Alpha to add to the pool. */
  readonly alphaIn: U96F32;
  /** Alpha to mint for the participants. */
  readonly alphaOut: U96F32;
  /** TAO that buys alpha from the pool instead. */
  readonly excessTao: U96F32;
}

/**
 * How a subnet's share of a block's TAO divides into liquidity and a purchase of alpha, and what alpha comes with it.
 *
 * Alpha is added at the spot price, at most rootProportion · alphaOut; TAO that would need more of it is excess.
 * The older a subnet, the smaller its root proportion, and the more of its TAO buys. Formulas of the public chain
 * (`get_subnet_terms`).
 */
export function subnetTerms(subnet: SubnetAtEmission): SubnetTerms {
  const issuance = subnet.alphaIn + subnet.alphaOut;
  const alphaOut = u96f32.fromInteger(blockEmission(issuance));
  const proportion = rootProportion(subnet.rootTao, subnet.taoWeight, issuance);
  const price = u96f32.from(u64f64, subnet.price);

  const atPrice = u96f32.div(subnet.taoEmission, price);
  const cap = u96f32.mul(proportion, alphaOut);
  const isCapped = atPrice > cap;
  const taoIn = isCapped ? u96f32.mul(cap, price) : subnet.taoEmission;
  return {
    rootProportion: proportion,
    taoIn,
    alphaIn: isCapped ? cap : atPrice,
    alphaOut,
    excessTao: u96f32.sub(subnet.taoEmission, taoIn),
  };
}
