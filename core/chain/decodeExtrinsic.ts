import { bytesToHex, equalBytes } from "../primitives/bytes.js";
import { mapShape, NOT_PLAIN, readShaped } from "../primitives/canonicalReader.js";
import { decodeCanonical } from "../primitives/codec.js";
import { fail, reportOf } from "../primitives/errors.js";
import { isAccount, type AccountId } from "../primitives/ss58.js";
import { isSignatureScheme, type SignatureScheme } from "../primitives/signatureScheme.js";
import { account, bytes, describe, safeInt, text, u16, type Codec } from "../state/codecs.js";
import { decodeCall } from "./callSchemas.js";
import { chainErrors } from "./chainErrors.js";
import { MAX_EXTRINSIC_BYTES, signedPartOf, type Era, type Extrinsic, type SignedPart } from "./extrinsic.js";
import { strictMap } from "./strictMap.js";

/** Read by its own schema later; here it only has to be there. */
const anything: Codec<unknown> = { shape: "anything", encode: (value) => value, decode: (cbor) => cbor };

const envelopeMap = strictMap({
  call: anything,
  era: anything,
  genesis: bytes,
  nonce: safeInt,
  scheme: text,
  signature: bytes,
  signer: account,
});
const callMap = strictMap({ name: text, args: anything });
const eraMap = strictMap({ birth: safeInt, lifetime: u16 });

/** The same three maps, for reading what is well-formed without making them. */
const shape = mapShape({
  era: mapShape({ birth: undefined, lifetime: undefined }),
  call: mapShape({ args: undefined, name: undefined }),
  nonce: undefined,
  scheme: undefined,
  signer: undefined,
  genesis: undefined,
  signature: undefined,
});

type ShapedValues = readonly [
  era: readonly [birth: unknown, lifetime: unknown],
  call: readonly [args: unknown, name: unknown],
  nonce: unknown,
  scheme: unknown,
  signer: unknown,
  genesis: unknown,
  signature: unknown,
];

/**
 * Reads an extrinsic: its form and its arguments, not its validity.
 *
 * @throws SK1202 when it is too long, SK1201 for anything malformed, SK1211 for a foreign signature scheme, SK1203 for an
 * unknown call, SK1204 for wrong arguments
 * @param signed the signed part of these bytes, where the caller has it already
 */
export function decodeExtrinsic(
  encoded: Uint8Array,
  signed: SignedPart | undefined = signedPartOf(encoded),
): Extrinsic {
  if (encoded.length > MAX_EXTRINSIC_BYTES) {
    throw fail(chainErrors.extrinsicTooLarge, { sizeBytes: encoded.length, limit: MAX_EXTRINSIC_BYTES });
  }
  const fields = plainFields(encoded) ?? strictFields(encoded);
  if (signed === undefined) throw malformed("it is not a map of an extrinsic's fields");
  const { era, nonce, genesis, signature, signer } = fields;
  const scheme = schemeOf(fields);
  if (era.birth < 0 || era.lifetime === 0) throw malformed("its era holds no block");
  return {
    call: decodeCall(fields.call.name, fields.call.args),
    signer,
    nonce,
    era,
    genesisHash: hexOf(genesis),
    scheme,
    signature,
    payload: signed.payload,
    id: signed.id,
  };
}

interface Fields {
  readonly call: { readonly name: string; readonly args: unknown };
  readonly era: Era;
  readonly genesis: Uint8Array;
  readonly nonce: number;
  readonly scheme: string;
  readonly signature: Uint8Array;
  readonly signer: AccountId;
}

/**
 * The fields of nearly every extrinsic, read without making maps: a transfer is decoded in 7 µs, through maps in 12. Undefined
 * where something is wrong, and in doubt.
 */
function plainFields(encoded: Uint8Array): Fields | undefined {
  const read = readShaped(encoded, shape);
  if (read === NOT_PLAIN) return undefined;
  // A list for each map of the shape: what the lists hold is checked here.
  const [[birth, lifetime], [args, name], nonce, scheme, signer, genesis, signature] = read as ShapedValues;
  if (!isCount(birth) || !isCount(lifetime) || lifetime > MAX_U16 || !isCount(nonce)) return undefined;
  if (typeof name !== "string" || typeof scheme !== "string" || args === null) return undefined;
  if (!(genesis instanceof Uint8Array) || !(signature instanceof Uint8Array)) return undefined;
  if (typeof signer !== "string" || !isAccount(signer)) return undefined;
  return { call: { name, args }, era: { birth, lifetime }, genesis, nonce, scheme, signature, signer };
}

const MAX_U16 = 0xffff;

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

type Envelope = Pick<Fields, "genesis" | "nonce" | "scheme" | "signature">;

/** Checks the outermost fields, and gives the scheme as one that is known. */
function schemeOf({ scheme, signature, genesis, nonce }: Envelope): SignatureScheme {
  if (!isSignatureScheme(scheme)) throw fail(chainErrors.unsupportedScheme, { scheme: describe(scheme) });
  if (signature.length !== 64) throw malformed("a signature has 64 bytes");
  if (genesis.length !== 32) throw malformed("a genesis hash has 32 bytes");
  if (nonce < 0) throw malformed("the nonce is negative");
  return scheme;
}

/** The same, each thing that is wrong named: the outermost fields first. */
function strictFields(encoded: Uint8Array): Fields {
  const outer = envelopeMap.decode(readCbor(encoded), malformed);
  schemeOf(outer);
  return {
    ...outer,
    era: eraMap.decode(outer.era, (reason) => malformed(`its era: ${reason}`)),
    call: callMap.decode(outer.call, (reason) => malformed(`its call: ${reason}`)),
  };
}

/** Nearly every extrinsic names the same genesis. */
let [lastGenesis, lastHex] = [new Uint8Array(0), ""];

function hexOf(genesis: Uint8Array): string {
  if (!equalBytes(genesis, lastGenesis))
    [lastGenesis, lastHex] = [Uint8Array.from(genesis), bytesToHex(genesis)];
  return lastHex;
}

function readCbor(encoded: Uint8Array): unknown {
  try {
    return decodeCanonical(encoded);
  } catch (cause) {
    throw fail(chainErrors.malformedExtrinsic, { reason: reportOf(cause).message }, cause);
  }
}

function malformed(reason: string): Error {
  return fail(chainErrors.malformedExtrinsic, { reason });
}
