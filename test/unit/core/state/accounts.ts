import { developmentSigner } from "../../../../core/primitives/keys.js";
import type { AccountId } from "../../../../core/primitives/ss58.js";

/** Accounts of a made-up network, always the same ones, in ascending order. */
export const accounts: readonly AccountId[] = Array.from(
  { length: 8 },
  (_, index) => developmentSigner("state tests", String(index)).account,
).sort((a, b) => (a < b ? -1 : 1));

/** The account of that index. */
export function accountAt(index: number): AccountId {
  const found = accounts[index];
  if (found === undefined) throw new Error(`there are ${accounts.length} accounts`);
  return found;
}
