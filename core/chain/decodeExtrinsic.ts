import { bytesToHex } from "../primitives/bytes.js";
import { decodeCanonical } from "../primitives/codec.js";
import { fail, reportOf } from "../primitives/errors.js";
import { sha256Hex } from "../primitives/hash.js";
import { isSignatureScheme } from "../primitives/signatureScheme.js";
import { account, bytes, describe, safeInt, text, u16, type Codec } from "../state/codecs.js";
import { decodeCall } from "./callSchemas.js";
import { chainErrors } from "./chainErrors.js";
import { MAX_EXTRINSIC_BYTES, payloadOf, type Extrinsic, type ExtrinsicBody } from "./extrinsic.js";
import { strictMap } from "./strictMap.js";

/** Read by its own schema later; here it only has to be there. */
const anything: Codec<unknown> = { encode: (value) => value, decode: (cbor) => cbor };

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
 */
export function decodeExtrinsic(encoded: Uint8Array): Extrinsic {
  if (encoded.length > MAX_EXTRINSIC_BYTES) {
    throw fail(chainErrors.extrinsicTooLarge, { sizeBytes: encoded.length, limit: MAX_EXTRINSIC_BYTES });
  }
  const outer = envelope.decode(readCbor(encoded), malformed);
  const { scheme } = outer;
  if (!isSignatureScheme(scheme)) throw fail(chainErrors.unsupportedScheme, { scheme: describe(scheme) });
  if (outer.signature.length !== 64) throw malformed("a signature has 64 bytes");
  if (outer.genesis.length !== 32) throw malformed("a genesis hash has 32 bytes");
  if (outer.nonce < 0) throw malformed("the nonce is negative");
  const validity = era.decode(outer.era, (reason) => malformed(`its era: ${reason}`));
  if (validity.birth < 0 || validity.lifetime === 0) throw malformed("its era holds no block");
  const named = call.decode(outer.call, (reason) => malformed(`its call: ${reason}`));

  const body: ExtrinsicBody = {
    call: decodeCall(named.name, named.args),
    signer: outer.signer,
    nonce: outer.nonce,
    era: validity,
    genesisHash: bytesToHex(outer.genesis),
    scheme,
  };
  const payload = payloadOf(encoded);
  return { ...body, signature: outer.signature, payload, id: sha256Hex(payload) };
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
