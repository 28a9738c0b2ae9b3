import { MAX_SUPPLY } from "../primitives/amounts.js";
import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { totalIssuance } from "./issuance.js";
import { ledgerErrors } from "./ledgerErrors.js";
import { issuance } from "./tables.js";

/**
 * Creates TAO: the block emission, and the accounts of a genesis. It is then in the caller's hand, like after `debit`.
 *
 * @returns `amount`
 * @throws SK0303
 */
export function mintTao(ctx: Context, amount: bigint): bigint {
  const issued = totalIssuance(ctx.state);
  if (issued + amount > MAX_SUPPLY) throw fail(ledgerErrors.supplyExceeded, { amount, issuance: issued });
  ctx.state.set(issuance, [], issued + amount);
  return amount;
}
