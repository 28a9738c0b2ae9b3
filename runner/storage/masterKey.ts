import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import { keyFromPassphrase, readKeyFile } from "../../subnets/storage/sealing/masterKey.js";
import { askHiddenOn } from "../keys/askHidden.js";
import { readSecretFile } from "../keys/password.js";
import { storageCommandErrors } from "./storageCommandErrors.js";

export interface SecretOptions {
  readonly secretFile?: string;
  readonly passphraseFile?: string;
}

/**
 * The key that everything is sealed under: a secret file's, or a passphrase's with the salt of this folder, which is made at first.
 *
 * @throws SK4104, SK4126, SK4152, SK2709
 */
export async function masterKey(folder: string, options: SecretOptions): Promise<Buffer> {
  if (options.secretFile !== undefined) return readKeyFile(options.secretFile);
  return keyFromPassphrase(await passphrase(options), await saltOf(folder));
}

async function passphrase({ passphraseFile }: SecretOptions): Promise<string> {
  if (passphraseFile !== undefined) return (await readSecretFile(passphraseFile)).replace(/\r?\n$/, "");
  const given = process.env["SUBNETKIT_PASSPHRASE"];
  if (given !== undefined) return given;
  const ask = askHiddenOn(process.stdin, process.stderr);
  if (ask === undefined) throw fail(storageCommandErrors.noPassphrase);
  return ask("Passphrase of your storage: ");
}

async function saltOf(folder: string): Promise<Buffer> {
  const path = join(folder, "salt");
  await mkdir(folder, { recursive: true });
  // Whoever is first writes it; a salt that is there is never replaced.
  await writeFile(path, randomBytes(16), { flag: "wx" }).catch(() => undefined);
  return readFile(path);
}
