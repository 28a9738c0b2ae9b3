import { readFile } from "node:fs/promises";
import { fail } from "../../core/primitives/errors.js";
import type { AskHidden } from "./askHidden.js";
import { keyErrors } from "./keyErrors.js";

/** Where a password may come from, in this order: the file, the environment, the terminal. */
export interface PasswordSources {
  readonly passwordFile?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks without showing what is typed; undefined where there is no terminal. */
  readonly ask: AskHidden | undefined;
}

const MINIMUM_LENGTH = 8;

/**
 * The password of a key that exists.
 *
 * @throws SK2706, SK2709
 */
export async function readPassword(sources: PasswordSources, name: string): Promise<string> {
  return (await givenPassword(sources)) ?? (await askFor(sources)(`Password of ${name}: `));
}

/**
 * The password of a new key, asked for twice on a terminal.
 *
 * @throws SK2706, SK2707, SK2708, SK2709
 */
export async function choosePassword(sources: PasswordSources, name: string): Promise<string> {
  const given = await givenPassword(sources);
  const password = given ?? (await askFor(sources)(`New password for ${name}: `));
  if (password.length < MINIMUM_LENGTH) throw fail(keyErrors.weakPassword, { minimum: MINIMUM_LENGTH });
  if (given === undefined && (await askFor(sources)("Once more: ")) !== password) {
    throw fail(keyErrors.passwordsDiffer);
  }
  return password;
}

async function givenPassword({ passwordFile, env }: PasswordSources): Promise<string | undefined> {
  if (passwordFile !== undefined) return (await readSecretFile(passwordFile)).replace(/\r?\n$/, "");
  return env["SUBNETKIT_PASSWORD"];
}

function askFor({ ask }: PasswordSources): AskHidden {
  if (ask === undefined) throw fail(keyErrors.noPassword);
  return ask;
}

/**
 * The text of a file with a secret.
 *
 * @throws SK2709
 */
export async function readSecretFile(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fail(keyErrors.unreadable, { path, reason }, cause);
  }
}
