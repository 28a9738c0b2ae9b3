import { fail } from "../primitives/errors.js";
import { sha256Hex } from "../primitives/hash.js";
import { verifySigned, type SignedMessage, type VerifyBatch } from "../primitives/verifySigned.js";
import { chainErrors } from "./chainErrors.js";
import { decodeExtrinsic } from "./decodeExtrinsic.js";
import type { Extrinsic } from "./extrinsic.js";

/** An extrinsic that was decoded, its signature to be checked when everything cheaper has been. */
export interface ReadExtrinsic {
  readonly extrinsic: Extrinsic;
  /** @throws SK1205 */
  assertSigned(): void;
}

/** Decodes extrinsics; remembers verdicts on their signatures, so that admission and block cost one verification. */
export interface ExtrinsicReader {
  /** @throws as decodeExtrinsic does */
  read(encoded: Uint8Array): ReadExtrinsic;
  /**
   * Has signatures verified elsewhere and remembers the verdicts, good or bad: reading the same bytes soon after costs no
   * verification. A verdict is a function of the bytes, so where it was made can't be seen in a block. What can't be
   * decoded is left to `read` to refuse; what is too long to be remembered is left to it as well.
   */
  verifyAhead(encoded: readonly Uint8Array[], verify: VerifyBatch): Promise<void>;
}

/** A verification costs about 90 µs with Ed25519; remembering it 2 µs, and twice the bytes. Longer extrinsics are rare. */
const GENERATION = 10_000;
const REMEMBERED_BYTES = 4_096;

export function createExtrinsicReader(): ExtrinsicReader {
  // By the hash of all bytes, signature included: equal bytes decode and verify alike. Two generations, so that
  // forgetting the older one never takes what was verified just now.
  let older = new Map<string, ReadExtrinsic>();
  let recent = new Map<string, ReadExtrinsic>();
  const recall = (digest: string): ReadExtrinsic | undefined => recent.get(digest) ?? older.get(digest);
  const remember = (digest: string, extrinsic: Extrinsic, valid: boolean): void => {
    if (recent.size >= GENERATION) {
      older = recent;
      recent = new Map();
    }
    recent.set(digest, {
      extrinsic,
      assertSigned: () => {
        if (!valid) throw badSignature(extrinsic);
      },
    });
  };

  return {
    read: (encoded) => {
      const digest = sha256Hex(encoded);
      const known = recall(digest);
      if (known !== undefined) return known;

      const extrinsic = decodeExtrinsic(encoded);
      return {
        extrinsic,
        assertSigned: () => {
          if (!verifySigned(signedMessage(extrinsic))) throw badSignature(extrinsic);
          if (encoded.length <= REMEMBERED_BYTES) remember(digest, extrinsic, true);
        },
      };
    },
    verifyAhead: async (encoded, verify) => {
      const unknown = new Map<string, Extrinsic>();
      for (const bytes of encoded) {
        if (bytes.length > REMEMBERED_BYTES) continue;
        const digest = sha256Hex(bytes);
        if (recall(digest) !== undefined || unknown.has(digest)) continue;
        const extrinsic = tryDecode(bytes);
        if (extrinsic !== undefined) unknown.set(digest, extrinsic);
      }
      if (unknown.size === 0) return;
      const verdicts = await verify([...unknown.values()].map(signedMessage));
      [...unknown].forEach(([digest, extrinsic], index) =>
        remember(digest, extrinsic, verdicts[index] === true),
      );
    },
  };
}

function signedMessage({ scheme, signer, payload, signature }: Extrinsic): SignedMessage {
  return { scheme, account: signer, message: payload, signature };
}

function badSignature({ signer }: Extrinsic): Error {
  return fail(chainErrors.badSignature, { signer });
}

function tryDecode(bytes: Uint8Array): Extrinsic | undefined {
  try {
    return decodeExtrinsic(bytes);
  } catch {
    return undefined;
  }
}
