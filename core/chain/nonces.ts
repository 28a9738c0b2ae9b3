import type { AccountId } from "../primitives/ss58.js";
import { safeInt } from "../state/codecs.js";
import { accountKey } from "../state/keyParts.js";
import type { State } from "../state/state.js";
import { defineTable } from "../state/table.js";

const nonces = defineTable({ name: "chain.nonces", key: [accountKey], value: safeInt });

/** The nonce of an account's next extrinsic: how many were applied, failed ones included. */
export function nextNonce(state: State, account: AccountId): number {
  return state.get(nonces, [account]) ?? 0;
}

/** Uses up the account's next nonce. */
export function useNonce(state: State, account: AccountId): void {
  state.set(nonces, [account], nextNonce(state, account) + 1);
}
