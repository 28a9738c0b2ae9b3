import { scrypt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fail } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";

/** 128 MiB and about a third of a second: what guessing costs, too. */
const COST = 131_072;
const BLOCK_SIZE = 8;

/**
 * A master key from a passphrase by scrypt (RFC 7914).
 *
 * @param salt 16 bytes, kept beside the record of what is stored
 * @param cost a power of two; lower it in tests only
 * @throws SK4126 for an empty passphrase
 */
export async function keyFromPassphrase(passphrase: string, salt: Uint8Array, cost = COST): Promise<Buffer> {
  if (passphrase === "") throw fail(storageErrors.badPassphrase);
  const options = { N: cost, r: BLOCK_SIZE, p: 1, maxmem: 256 * BLOCK_SIZE * cost };
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize("NFKC"), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

/** A master key from a file with 64 hexadecimal digits. @throws SK4104 */
export async function readKeyFile(path: string): Promise<Buffer> {
  let text: string;
  try {
    text = (await readFile(path, "utf8")).trim();
  } catch (cause) {
    throw fail(storageErrors.badKeyFile, { path, reason: (cause as Error).message }, cause);
  }
  if (!/^[0-9a-fA-F]{64}$/.test(text)) {
    throw fail(storageErrors.badKeyFile, { path, reason: "it does not hold 64 hexadecimal digits" });
  }
  return Buffer.from(text, "hex");
}
