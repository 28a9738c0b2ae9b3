import type { ClientAllowance } from "../plugin/clientAllowance.js";
import { fail } from "../primitives/errors.js";
import { bytesToHex } from "../primitives/bytes.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Clock } from "../protocol/ports.js";
import { gatewayErrors } from "./gatewayErrors.js";

/** What each account has used. It begins anew with the process. */
export interface ClientMeter {
  /**
   * Books a request.
   *
   * @param expiresMs until when its id is remembered
   * @returns gives the cost back, for a request that was refused before any miner was asked
   * @throws SK3004 a repeated id, SK3005 too fast, SK3006 over budget, SK3016 too many accounts
   */
  readonly book: (
    account: AccountId,
    allowance: ClientAllowance,
    request: { readonly id: Uint8Array; readonly expiresMs: number; readonly cost: number },
  ) => () => void;
}

interface Account {
  /** Requests it may still send at once. */
  tokens: number;
  budget: number;
  updatedMs: number;
  /** Ids by expiry: as many as the rate lets through until a challenge expires. */
  readonly ids: Map<string, number>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** @param maxClients accounts that are remembered; beyond them the ones with nothing used up are forgotten */
export function createClientMeter(clock: Clock, maxClients: number): ClientMeter {
  const accounts = new Map<AccountId, Account>();

  const refill = (account: Account, allowance: ClientAllowance): void => {
    const now = clock.nowMs();
    const elapsedMs = now - account.updatedMs;
    const { burst, perMinute, budgetPerHour } = allowance;
    account.tokens = Math.min(burst, account.tokens + (elapsedMs / MINUTE_MS) * perMinute);
    account.budget = Math.min(budgetPerHour, account.budget + (elapsedMs / HOUR_MS) * budgetPerHour);
    account.updatedMs = now;
    for (const [id, expiresMs] of account.ids) if (expiresMs <= now) account.ids.delete(id);
  };
  const forgetQuiet = (): void => {
    const before = clock.nowMs() - HOUR_MS;
    for (const [name, { updatedMs }] of accounts) if (updatedMs < before) accounts.delete(name);
  };
  const accountOf = (name: AccountId, { burst, budgetPerHour }: ClientAllowance): Account => {
    const known = accounts.get(name);
    if (known) return known;
    if (accounts.size >= maxClients) forgetQuiet();
    if (accounts.size >= maxClients) throw fail(gatewayErrors.tooManyClients, { limit: maxClients });
    const account = { tokens: burst, budget: budgetPerHour, updatedMs: clock.nowMs(), ids: new Map() };
    accounts.set(name, account);
    return account;
  };

  return {
    book: (name, allowance, { id, expiresMs, cost }) => {
      const account = accountOf(name, allowance);
      refill(account, allowance);
      const key = bytesToHex(id);
      if (account.ids.has(key)) throw fail(gatewayErrors.repeated);
      const { perMinute, budgetPerHour } = allowance;
      if (account.tokens < 1) {
        const waitMs = Math.ceil(((1 - account.tokens) * MINUTE_MS) / perMinute);
        throw fail(gatewayErrors.tooFast, { account: name, perMinute, waitMs });
      }
      if (account.budget < cost) {
        const left = Math.floor(account.budget);
        throw fail(gatewayErrors.overBudget, { account: name, cost, left, budget: budgetPerHour });
      }
      account.ids.set(key, expiresMs);
      account.tokens -= 1;
      account.budget -= cost;
      return () => {
        account.budget = Math.min(budgetPerHour, account.budget + cost);
      };
    },
  };
}
