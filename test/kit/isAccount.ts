import { publicKeyFromAccount } from "../../core/primitives/ss58.js";

/** Whether a text is an account's address, its checksum included. */
export function isAccount(text: string): boolean {
  if (!/^[1-9A-HJ-NP-Za-km-z]{46,50}$/.test(text)) return false;
  try {
    publicKeyFromAccount(text);
    return true;
  } catch {
    return false;
  }
}
