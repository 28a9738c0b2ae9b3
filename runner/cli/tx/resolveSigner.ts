import { basename, dirname } from "node:path";
import { fail, isSubnetkitError } from "../../../core/primitives/errors.js";
import type { Signer } from "../../../core/primitives/keys.js";
import { accountFromText, type AccountId } from "../../../core/primitives/ss58.js";
import { defaultKeyFolder } from "../../keys/keyFolder.js";
import { keyErrors } from "../../keys/keyErrors.js";
import { cliErrors } from "../cliErrors.js";
import { devSigner } from "../devSigner.js";
import type { SignerOptions } from "../signerOptions.js";

/**
 * The signer that the options name.
 *
 * @throws SK2103 when they name none, and what key store and password refuse
 */
export async function resolveSigner(options: SignerOptions): Promise<Signer> {
  if (options.dev !== undefined) return devSigner(options.seed, options.dev);
  const { keyFile } = options;
  const [dir, name] =
    keyFile === undefined
      ? [options.dir ?? defaultKeyFolder(), options.key]
      : [dirname(keyFile), basename(keyFile, ".json")];
  if (name === undefined) throw fail(cliErrors.noSigner);
  // Only now: most commands name no key of the store, and would wait for its cryptography in vain.
  const { openStoredSigner } = await import("./storedKeys.js");
  return openStoredSigner(dir, name, options.passwordFile);
}

const DEV = "dev:";

/** Reads accounts: addresses, names of keys, dev:NAME. */
export function accountReader(
  options: Pick<SignerOptions, "seed" | "dir">,
): (text: string) => Promise<AccountId> {
  const dir = options.dir ?? defaultKeyFolder();
  return async (text) => {
    if (text.startsWith(DEV)) return devSigner(options.seed, text.slice(DEV.length)).account;
    try {
      return accountFromText(text);
    } catch {
      const { storedAccount } = await import("./storedKeys.js");
      return await storedAccount(dir, text).catch((error: unknown) => {
        throw isAbsent(error) ? fail(cliErrors.noAccount, { text, dir }, error) : error;
      });
    }
  };
}

function isAbsent(error: unknown): boolean {
  const absent: readonly string[] = [keyErrors.notFound.code, keyErrors.badName.code];
  return isSubnetkitError(error) && absent.includes(error.code);
}
