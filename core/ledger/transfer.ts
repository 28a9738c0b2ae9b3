import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import { balanceOf, credit, debit, EXISTENTIAL_DEPOSIT } from "./accounts.js";
import { ledgerErrors } from "./ledgerErrors.js";

export interface Transfer {
  readonly from: AccountId;
  readonly to: AccountId;
  /** In rao. */
  readonly amount: bigint;
}

/**
 * Sends free TAO from one account to another. A sender left with less than the existential deposit is swept: the
 * remainder is recycled, and `ledger.swept` says so.
 *
 * @throws SK0305 for nothing, SK0301 for more than there is, SK0302 if the receiver would not reach the existential deposit
 * @example transfer(ctx, { from: alice, to: bob, amount: 1_000_000_000n });
 */
export function transfer(ctx: Context, { from, to, amount }: Transfer): void {
  if (amount <= 0n) throw fail(ledgerErrors.zeroAmount);
  const balance = balanceOf(ctx.state, from);
  if (balance < amount) throw fail(ledgerErrors.insufficientBalance, { account: from, balance, amount });
  const received = balanceOf(ctx.state, to) + amount;
  if (received < EXISTENTIAL_DEPOSIT) {
    throw fail(ledgerErrors.belowExistentialDeposit, {
      account: to,
      balance: received,
      deposit: EXISTENTIAL_DEPOSIT,
    });
  }
  // To itself, a debit first could sweep the account of what the credit is about to bring back.
  if (from !== to) {
    debit(ctx, from, amount);
    credit(ctx, to, amount);
  }
  ctx.emit({ name: "ledger.transferred", fields: { from, to, amount } });
}
