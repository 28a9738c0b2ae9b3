import { basename, dirname } from "node:path";
import { fail, isSubnetkitError } from "../../../core/primitives/errors.js";
import type { Signer } from "../../../core/primitives/keys.js";
import { signerFromSecret } from "../../../core/primitives/secretKey.js";
import { accountFromText, type AccountId } from "../../../core/primitives/ss58.js";
import { defaultKeyFolder } from "../../keys/keyFolder.js";
import { keyErrors } from "../../keys/keyErrors.js";
import { keyStore } from "../../keys/keyStore.js";
import { readPassword } from "../../keys/password.js";
import { cliErrors } from "../cliErrors.js";
import { devSigner } from "../devSigner.js";
import { passwordSources } from "../passwordSources.js";

/** How the command line names who signs. */
export interface SignerOptions {
  readonly key?: string;
  readonly keyFile?: string;
  readonly dev?: string;
  readonly seed: string;
  readonly dir?: string;
  readonly passwordFile?: string;
}

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
  const store = keyStore(dir);
  await store.info(name); // a name that is not there is refused before a password is asked for
  return signerFromSecret(
    await store.open(name, await readPassword(passwordSources(options.passwordFile), name)),
  );
}

const DEV = "dev:";

/** Reads accounts: addresses, names of keys, dev:NAME. */
export function accountReader(
  options: Pick<SignerOptions, "seed" | "dir">,
): (text: string) => Promise<AccountId> {
  const store = keyStore(options.dir ?? defaultKeyFolder());
  return async (text) => {
    if (text.startsWith(DEV)) return devSigner(options.seed, text.slice(DEV.length)).account;
    try {
      return accountFromText(text);
    } catch {
      return await store.info(text).then(
        ({ account }) => account,
        (error: unknown) => {
          throw isAbsent(error) ? fail(cliErrors.noAccount, { text, dir: store.dir }, error) : error;
        },
      );
    }
  };
}

function isAbsent(error: unknown): boolean {
  const absent: readonly string[] = [keyErrors.notFound.code, keyErrors.badName.code];
  return isSubnetkitError(error) && absent.includes(error.code);
}
