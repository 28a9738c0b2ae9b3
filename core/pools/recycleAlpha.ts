import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { marketOf, updateMarket } from "./market.js";
import { marketErrors } from "./marketErrors.js";

/**
 * Destroys alpha that is in the caller's hand. The subnet's alpha issuance falls.
 *
 * @throws SK0410, SK0415
 */
export function recycleAlpha(ctx: Context, netuid: number, amount: bigint): void {
  if (amount === 0n) return;
  const { alphaOut, alphaIssued } = marketOf(ctx.state, netuid);
  if (amount > alphaOut) throw fail(marketErrors.alphaShort, { amount, netuid, held: alphaOut });
  updateMarket(ctx, netuid, { alphaOut: alphaOut - amount, alphaIssued: alphaIssued - amount });
}
