import { amount, record } from "../state/codecs.js";
import { accountKey, u16Key } from "../state/keyParts.js";
import { defineTable } from "../state/table.js";

/**
 * Free TAO by account. Every entry is at least the existential deposit; an account that has nothing has no entry.
 */
export const balances = defineTable({ name: "ledger.balances", key: [accountKey], value: amount });

/** TAO that exists: minted and not recycled. Burnt TAO still counts. */
export const issuance = defineTable({ name: "ledger.issuance", key: [], value: amount });

/** TAO that was burnt: nobody's, for ever, and still part of the issuance. */
export const burnt = defineTable({ name: "ledger.burnt", key: [], value: amount });

/** Alpha minted for a subnet's participants since its last epoch, by who will get it. */
export interface Pots {
  readonly owner: bigint;
  readonly server: bigint;
  readonly validator: bigint;
  readonly root: bigint;
}

/** Pots by netuid. A subnet that never emitted has no entry. */
export const pots = defineTable({
  name: "ledger.pots",
  key: [u16Key],
  value: record<Pots>({ owner: amount, server: amount, validator: amount, root: amount }),
});

/** What truncation left over: not handed out, but still there. */
export interface Dust {
  readonly tao: bigint;
  readonly alpha: bigint;
}

/** Dust by the netuid it came from. */
export const dust = defineTable({
  name: "ledger.dust",
  key: [u16Key],
  value: record<Dust>({ tao: amount, alpha: amount }),
});
