import { Type, type Static } from "@sinclair/typebox";
import { Ajv } from "ajv";
import { fail } from "../../core/primitives/errors.js";
import { publicKeyFromAccount } from "../../core/primitives/ss58.js";
import { keyErrors } from "./keyErrors.js";

export const KEY_FILE_VERSION = 1;

const strict = { additionalProperties: false };
const hex = (bytes: number): ReturnType<typeof Type.String> =>
  Type.String({ pattern: `^([0-9a-f]{2}){${bytes}}$` });

// Bounds of the cost: a file from elsewhere must not take all memory, nor be easy to guess.
const kdf = Type.Object(
  {
    name: Type.Literal("scrypt"),
    logN: Type.Integer({ minimum: 12, maximum: 20 }),
    r: Type.Literal(8),
    p: Type.Integer({ minimum: 1, maximum: 4 }),
    saltHex: hex(32),
  },
  strict,
);

const keyFile = Type.Object(
  {
    format: Type.Literal("subnetkit-key"),
    version: Type.Literal(KEY_FILE_VERSION),
    scheme: Type.Union([Type.Literal("ed25519"), Type.Literal("sr25519")]),
    account: Type.String({ maxLength: 64 }),
    kdf,
    cipher: Type.Object(
      {
        name: Type.Literal("aes-256-gcm"),
        nonceHex: hex(12),
        /** The secret (32 or 64 bytes) and the 16 bytes of the tag. */
        sealedHex: Type.String({ pattern: "^([0-9a-f]{96}|[0-9a-f]{160})$" }),
      },
      strict,
    ),
    checksumHex: hex(32),
  },
  strict,
);

/** A key file as it stands on disk. */
export type KeyFile = Static<typeof keyFile>;

/** Cost of scrypt: N is 2^logN. */
export type ScryptCost = Pick<KeyFile["kdf"], "logN" | "r" | "p">;

const valid = new Ajv().compile<KeyFile>(keyFile);

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
