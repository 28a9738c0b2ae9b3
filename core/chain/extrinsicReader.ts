import { fail } from "../primitives/errors.js";
import { sha256Hex } from "../primitives/hash.js";
import { verifySignature } from "../primitives/keys.js";
import { chainErrors } from "./chainErrors.js";
import { decodeExtrinsic } from "./decodeExtrinsic.js";
import type { Extrinsic } from "./extrinsic.js";

/** An extrinsic that was decoded, its signature to be checked when everything cheaper has been. */
export interface ReadExtrinsic {
  readonly extrinsic: Extrinsic;
  /** @throws SK1205 */
  assertSigned(): void;
}

/** Decodes extrinsics; remembers those with a good signature, so that admission and block cost one verification. */
export interface ExtrinsicReader {
  /** @throws as decodeExtrinsic does */
  read(encoded: Uint8Array): ReadExtrinsic;
}

/** A verification costs about 180 µs; remembering it 2 µs, and twice the bytes. Longer extrinsics are rare. */
const GENERATION = 10_000;
const REMEMBERED_BYTES = 4_096;

export function createExtrinsicReader(): ExtrinsicReader {
  // By the hash of all bytes, signature included: equal bytes decode and verify alike. Two generations, so that
  // forgetting the older one never takes what was verified just now.
  let older = new Map<string, ReadExtrinsic>();
  let recent = new Map<string, ReadExtrinsic>();
  const remember = (digest: string, read: ReadExtrinsic): void => {
    if (recent.size >= GENERATION) {
      older = recent;
      recent = new Map();
    }
    recent.set(digest, read);
  };

  return {
    read: (encoded) => {
      const digest = sha256Hex(encoded);
      const known = recent.get(digest) ?? older.get(digest);
      if (known !== undefined) return known;

      const extrinsic = decodeExtrinsic(encoded);
      const { signer, payload, signature } = extrinsic;
      return {
        extrinsic,
        assertSigned: () => {
          if (!verifySignature(signer, payload, signature)) throw fail(chainErrors.badSignature, { signer });
          if (encoded.length <= REMEMBERED_BYTES)
            remember(digest, { extrinsic, assertSigned: () => undefined });
        },
      };
    },
  };
}
