import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { totalIssuance } from "./issuance.js";
import { ledgerErrors } from "./ledgerErrors.js";
import { issuance } from "./tables.js";

/**
 * Destroys TAO that is in the caller's hand. The issuance falls, which delays the next halving.
 *
 * @throws SK0304
 */
export function recycleTao(ctx: Context, amount: bigint): void {
  if (amount === 0n) return;
  const issued = totalIssuance(ctx.state);
  if (amount > issued) throw fail(ledgerErrors.recycleExceedsIssuance, { amount, issuance: issued });
  ctx.state.set(issuance, [], issued - amount);
}
