import { amount, big, record, u64 } from "../state/codecs.js";
import { u16Key } from "../state/keyParts.js";
import { defineTable } from "../state/table.js";

/** The market of one subnet's alpha, and the books of that alpha. Amounts in rao. */
export interface Market {
  /** TAO reserve. */
  readonly taoIn: bigint;
  /** Alpha reserve. */
  readonly alphaIn: bigint;
  /** Alpha outside the reserve, whoever holds it: stakers, pots, dust, the protocol, the burnt. */
  readonly alphaOut: bigint;
  /** Alpha minted and not recycled. Kept apart from the two above, so that they can be checked against it. */
  readonly alphaIssued: bigint;
  /** Weight of TAO in the pool, in units of 10^-18; alpha has the rest of 10^18. */
  readonly taoWeightE18: bigint;
  /** Moving average of the price, raw I96F32. */
  readonly movingPrice: bigint;
  /** Part of `alphaOut` that the protocol bought; never sold. */
  readonly protocolAlpha: bigint;
  /** Part of `alphaOut` that was burnt: nobody's, and still issued. */
  readonly burntAlpha: bigint;
}

/** Markets by netuid; root has none. */
export const markets = defineTable({
  name: "pools.markets",
  key: [u16Key],
  value: record<Market>({
    taoIn: amount,
    alphaIn: amount,
    alphaOut: amount,
    alphaIssued: amount,
    taoWeightE18: u64,
    movingPrice: big,
    protocolAlpha: amount,
    burntAlpha: amount,
  }),
});
