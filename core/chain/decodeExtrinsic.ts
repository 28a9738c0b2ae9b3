import { bytesToHex, equalBytes } from "../primitives/bytes.js";
import { decodeCanonical } from "../primitives/codec.js";
import { fail, reportOf } from "../primitives/errors.js";
import { isSignatureScheme } from "../primitives/signatureScheme.js";
import { account, bytes, describe, safeInt, text, u16, type Codec } from "../state/codecs.js";
import { decodeCall } from "./callSchemas.js";
import { chainErrors } from "./chainErrors.js";
import { MAX_EXTRINSIC_BYTES, signedPartOf, type Extrinsic, type SignedPart } from "./extrinsic.js";
import { strictMap } from "./strictMap.js";

/** Read by its own schema later; here it only has to be there. */
const anything: Codec<unknown> = { shape: "anything", encode: (value) => value, decode: (cbor) => cbor };

const envelope = strictMap({
  call: anything,
  era: anything,
  genesis: bytes,
  nonce: safeInt,
  scheme: text,
  signature: bytes,
  signer: account,
});
const call = strictMap({ name: text, args: anything });
const era = strictMap({ birth: safeInt, lifetime: u16 });

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
  const outer = envelope.decode(readCbor(encoded), malformed);
  if (signed === undefined) throw malformed("it is not a map of an extrinsic's fields");
  const { scheme } = outer;
  if (!isSignatureScheme(scheme)) throw fail(chainErrors.unsupportedScheme, { scheme: describe(scheme) });
  if (outer.signature.length !== 64) throw malformed("a signature has 64 bytes");
  if (outer.genesis.length !== 32) throw malformed("a genesis hash has 32 bytes");
  if (outer.nonce < 0) throw malformed("the nonce is negative");
  const validity = era.decode(outer.era, (reason) => malformed(`its era: ${reason}`));
  if (validity.birth < 0 || validity.lifetime === 0) throw malformed("its era holds no block");
  const named = call.decode(outer.call, (reason) => malformed(`its call: ${reason}`));

  return {
    call: decodeCall(named.name, named.args),
    signer: outer.signer,
    nonce: outer.nonce,
    era: validity,
    genesisHash: hexOf(outer.genesis),
    scheme,
    signature: outer.signature,
    payload: signed.payload,
    id: signed.id,
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
