import { Ajv, type ValidateFunction } from "ajv";
import { fail } from "../../core/primitives/errors.js";
import { signatureSchemes, type SignatureScheme } from "../../core/primitives/signatureScheme.js";
import { publicKeyFromAccount } from "../../core/primitives/ss58.js";
import { keyErrors } from "./keyErrors.js";

export const KEY_FILE_VERSION = 1;

/** A key file as it stands on disk. */
export interface KeyFile {
  readonly format: "subnetkit-key";
  readonly version: typeof KEY_FILE_VERSION;
  readonly scheme: SignatureScheme;
  readonly account: string;
  readonly kdf: {
    readonly name: "scrypt";
    readonly logN: number;
    readonly r: 8;
    readonly p: number;
    readonly saltHex: string;
  };
  readonly cipher: {
    readonly name: "aes-256-gcm";
    readonly nonceHex: string;
    /** The secret (32 or 64 bytes) and the 16 bytes of the tag. */
    readonly sealedHex: string;
  };
  readonly checksumHex: string;
}

const hex = (bytes: number): object => ({ type: "string", pattern: `^([0-9a-f]{2}){${bytes}}$` });
const closed = (properties: Readonly<Record<string, object>>): object => ({
  type: "object",
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});

/** In plain JSON Schema: the builder of schemas would be two thirds of what a command on keys loads. */
const schema = closed({
  format: { const: "subnetkit-key" },
  version: { const: KEY_FILE_VERSION },
  scheme: { enum: signatureSchemes },
  account: { type: "string", maxLength: 64 },
  // Bounds of the cost: a file from elsewhere must not take all memory, nor be easy to guess.
  kdf: closed({
    name: { const: "scrypt" },
    logN: { type: "integer", minimum: 12, maximum: 20 },
    r: { const: 8 },
    p: { type: "integer", minimum: 1, maximum: 4 },
    saltHex: hex(32),
  }),
  cipher: closed({
    name: { const: "aes-256-gcm" },
    nonceHex: hex(12),
    sealedHex: { type: "string", pattern: "^([0-9a-f]{96}|[0-9a-f]{160})$" },
  }),
  checksumHex: hex(32),
});

/** Cost of scrypt: N is 2^logN. */
export type ScryptCost = Pick<KeyFile["kdf"], "logN" | "r" | "p">;

let compiled: ValidateFunction<KeyFile> | undefined;
const validator = (): ValidateFunction<KeyFile> => (compiled ??= new Ajv().compile<KeyFile>(schema));

/**
 * Reads the form of a key file.
 *
 * @throws SK2703, SK2704
 */
export function parseKeyFile(text: string, file: string): KeyFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw fail(keyErrors.corrupt, { file, reason: "it is not JSON" });
  }
  const found = versionOf(parsed);
  if (typeof found === "number" && found !== KEY_FILE_VERSION) {
    throw fail(keyErrors.version, { file, found, supported: KEY_FILE_VERSION });
  }
  const valid = validator();
  if (!valid(parsed)) {
    const [problem] = valid.errors ?? [];
    const place = problem?.instancePath === "" ? "the file" : (problem?.instancePath.slice(1) ?? "the file");
    throw fail(keyErrors.corrupt, { file, reason: `${place} ${problem?.message ?? "is malformed"}` });
  }
  try {
    publicKeyFromAccount(parsed.account);
  } catch {
    throw fail(keyErrors.corrupt, { file, reason: "its account is not an address" });
  }
  return parsed;
}

function versionOf(parsed: unknown): unknown {
  if (typeof parsed !== "object" || parsed === null || !("format" in parsed)) return undefined;
  return parsed.format === "subnetkit-key" && "version" in parsed ? parsed.version : undefined;
}
