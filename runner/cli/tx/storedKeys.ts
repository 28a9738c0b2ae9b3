import type { Signer } from "../../../core/primitives/keys.js";
import { signerFromSecret } from "../../../core/primitives/secretKey.js";
import type { AccountId } from "../../../core/primitives/ss58.js";
import { keyStore } from "../../keys/keyStore.js";
import { readPassword } from "../../keys/password.js";
import { passwordSources } from "../passwordSources.js";

/**
 * Opens a key of the key store.
 *
 * @throws what key store and password refuse
 */
export async function openStoredSigner(dir: string, name: string, passwordFile?: string): Promise<Signer> {
  const store = keyStore(dir);
  await store.info(name); // a name that is not there is refused before a password is asked for
  return signerFromSecret(await store.open(name, await readPassword(passwordSources(passwordFile), name)));
}

/**
 * The account of a key of the key store.
 *
 * @throws SK2702 when there is none, SK2700 for what is no name
 */
export async function storedAccount(dir: string, name: string): Promise<AccountId> {
  return (await keyStore(dir).info(name)).account;
}
