import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from "node:crypto";
import { bytesToHex, concatBytes, hexToBytes } from "../../core/primitives/bytes.js";
import { fail } from "../../core/primitives/errors.js";
import { sha256Hex } from "../../core/primitives/hash.js";
import { signerFromSecret, type SecretKey } from "../../core/primitives/secretKey.js";
import { keyErrors } from "./keyErrors.js";
import { KEY_FILE_VERSION, parseKeyFile, type KeyFile, type ScryptCost } from "./keyFileForm.js";

/** 128 MiB and about 0.4 s for each guess: what OWASP recommends for scrypt (2^17, 8, 1). */
export const KEY_FILE_COST: ScryptCost = { logN: 17, r: 8, p: 1 };

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret key into the text of a key file: scrypt, then AES-256-GCM. Scheme, account and cost stand in the open
 * and are authenticated with the secret.
 */
export async function sealKey(
  secret: SecretKey,
  password: string,
  cost: ScryptCost = KEY_FILE_COST,
): Promise<string> {
  const open = {
    format: "subnetkit-key",
    version: KEY_FILE_VERSION,
    scheme: secret.scheme,
    account: signerFromSecret(secret).account,
    kdf: { name: "scrypt", ...cost, saltHex: bytesToHex(randomBytes(32)) },
  } as const;
  const nonce = randomBytes(NONCE_BYTES);
  const key = await deriveKey(password, open.kdf);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated(open));
  const sealed = concatBytes(cipher.update(secret.bytes), cipher.final(), cipher.getAuthTag());
  const body = {
    ...open,
    cipher: { name: "aes-256-gcm", nonceHex: bytesToHex(nonce), sealedHex: bytesToHex(sealed) },
  } as const;
  const file: KeyFile = { ...body, checksumHex: keyFileChecksum(body) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Decrypts a key file.
 *
 * @param place how errors name it
 * @throws SK2703 for a damaged file, SK2704 for another version, SK2705 for the wrong password
 */
export async function openKey(
  text: string,
  password: string,
  place: { readonly file: string; readonly name: string },
): Promise<SecretKey> {
  const file = readKeyFile(text, place.file);
  const key = await deriveKey(password, file.kdf);
  const sealed = hexToBytes(file.cipher.sealedHex);
  const decipher = createDecipheriv("aes-256-gcm", key, hexToBytes(file.cipher.nonceHex), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associated(file));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  let bytes: Uint8Array;
  try {
    bytes = concatBytes(decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final());
  } catch {
    // The checksum has shown that the file is whole: it is the password.
    throw fail(keyErrors.wrongPassword, { name: place.name });
  }
  return { scheme: file.scheme, bytes };
}

/**
 * What stands in the open in a key file.
 *
 * @throws SK2703, SK2704
 */
export function readKeyFile(text: string, file: string): KeyFile {
  const parsed = parseKeyFile(text, file);
  const { checksumHex, ...body } = parsed;
  if (keyFileChecksum(body) !== checksumHex) {
    throw fail(keyErrors.corrupt, { file, reason: "its checksum does not match" });
  }
  return parsed;
}

/** Tells damage from a wrong password; it protects nothing, the cipher's tag does. */
function keyFileChecksum(body: Omit<KeyFile, "checksumHex">): string {
  const { nonceHex, sealedHex } = body.cipher;
  return sha256Hex(associated(body), nonceHex, sealedHex);
}

/** One text for the open part, whatever the order of the file's fields. */
function associated({
  version,
  scheme,
  account,
  kdf,
}: Pick<KeyFile, "version" | "scheme" | "account" | "kdf">): Buffer {
  const { logN, r, p, saltHex } = kdf;
  return Buffer.from(["subnetkit-key", version, scheme, account, "scrypt", logN, r, p, saltHex].join("/"));
}

function deriveKey(password: string, { logN, r, p, saltHex }: KeyFile["kdf"]): Promise<Buffer> {
  const N = 2 ** logN;
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), hexToBytes(saltHex), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
