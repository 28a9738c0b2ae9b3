import type { Context } from "../state/context.js";
import { marketOf, updateMarket } from "./market.js";

/**
 * Creates alpha outside the pool. It is then in the caller's hand: counted in `alphaOut`, until the caller puts it into
 * stake, a pot or dust, burns or recycles it.
 *
 * @returns `amount`
 * @throws SK0410
 */
export function mintAlpha(ctx: Context, netuid: number, amount: bigint): bigint {
  const { alphaOut, alphaIssued } = marketOf(ctx.state, netuid);
  updateMarket(ctx, netuid, { alphaOut: alphaOut + amount, alphaIssued: alphaIssued + amount });
  return amount;
}
