import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { ledgerErrors } from "./ledgerErrors.js";
import { recycleTao } from "./recycle.js";
import { balances } from "./tables.js";

/** An account with less than this, in rao, can't exist: what is left of it is recycled. */
export const EXISTENTIAL_DEPOSIT = 500n;

/** Free TAO of an account, in rao. */
export function balanceOf(state: State, account: AccountId): bigint {
  return state.get(balances, [account]) ?? 0n;
}

/**
 * Takes TAO out of an account. It is then in the caller's hand: still issued, in no table, until the caller puts it
 * into another account, a pool or stake, or recycles it. If less than the existential deposit would stay behind, that
 * remainder is recycled and `ledger.swept` says so.
 *
 * @returns `amount`
 * @throws SK0301
 */
export function debit(ctx: Context, account: AccountId, amount: bigint): bigint {
  const balance = balanceOf(ctx.state, account);
  if (balance < amount) throw fail(ledgerErrors.insufficientBalance, { account, balance, amount });
  setBalance(ctx, account, balance - amount);
  return amount;
}

/**
 * Puts TAO that is in the caller's hand into an account. An account that would hold less than the existential deposit
 * isn't opened: the amount is recycled and `ledger.swept` says so.
 */
export function credit(ctx: Context, account: AccountId, amount: bigint): void {
  if (amount > 0n) setBalance(ctx, account, balanceOf(ctx.state, account) + amount);
}

function setBalance(ctx: Context, account: AccountId, balance: bigint): void {
  if (balance >= EXISTENTIAL_DEPOSIT) {
    ctx.state.set(balances, [account], balance);
    return;
  }
  ctx.state.delete(balances, [account]);
  if (balance === 0n) return;
  recycleTao(ctx, balance);
  ctx.emit({ name: "ledger.swept", fields: { account, recycled: balance } });
}
