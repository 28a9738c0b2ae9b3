import { keptCopy } from "../primitives/byteSlab.js";
import { equalBytes } from "../primitives/bytes.js";
import { fail } from "../primitives/errors.js";
import { verifySigned, type SignedMessage, type VerifyBatch } from "../primitives/verifySigned.js";
import { chainErrors } from "./chainErrors.js";
import { decodeExtrinsic } from "./decodeExtrinsic.js";
import { signedPartOf, type Extrinsic } from "./extrinsic.js";

/**
 * An extrinsic that was decoded, with its bytes; its signature is to be checked when everything cheaper has been. Made by
 * an `ExtrinsicReader` alone, so that whoever is given one need not read the bytes again.
 */
export interface ReadExtrinsic {
  readonly extrinsic: Extrinsic;
  /** The reader's own copy. Not to be written to. */
  readonly encoded: Uint8Array;
  /** @throws SK1205 */
  assertSigned(): void;
}

/** The bytes of an extrinsic, read or not. */
export function bytesOf(extrinsic: Uint8Array | ReadExtrinsic): Uint8Array {
  return extrinsic instanceof Uint8Array ? extrinsic : extrinsic.encoded;
}

/**
 * Decodes extrinsics, and remembers those whose signatures it verified itself: where the bytes come twice, for admission and
 * in a block, they cost one verification.
 */
export interface ExtrinsicReader {
  /** What was read already is given back. @throws as decodeExtrinsic does */
  read(encoded: Uint8Array | ReadExtrinsic): ReadExtrinsic;
  /**
   * Has signatures verified elsewhere: `assertSigned` of these then costs nothing, be the verdict good or bad. A verdict is a
   * function of the bytes, so where it was made can't be seen in a block.
   */
  verifyAhead(reads: readonly ReadExtrinsic[], verify: VerifyBatch): Promise<void>;
}

/** A verification costs about 90 µs with Ed25519; remembering it 1 µs, and twice the bytes. Longer extrinsics are rare. */
const GENERATION = 10_000;
const REMEMBERED_BYTES = 4_096;

class Read implements ReadExtrinsic {
  /** Undefined until the signature was verified. */
  verdict: boolean | undefined = undefined;

  constructor(
    readonly extrinsic: Extrinsic,
    readonly encoded: Uint8Array,
    private readonly memory: Memory,
  ) {}

  assertSigned(): void {
    if (this.verdict === undefined) {
      this.verdict = verifySigned(this.signedMessage());
      // A forgery is not worth a place.
      if (this.verdict) this.memory.remember(this);
    }
    if (!this.verdict) throw fail(chainErrors.badSignature, { signer: this.extrinsic.signer });
  }

  signedMessage(): SignedMessage {
    const { scheme, signer, payload, signature } = this.extrinsic;
    return { scheme, account: signer, message: payload, signature };
  }
}

/** Two generations, so that forgetting the older one never takes what was verified just now. */
class Memory {
  private older = new Map<string, Read>();
  private recent = new Map<string, Read>();

  /** By the extrinsic's id, which leaves the signature out: the caller compares all bytes. */
  recall(id: string): Read | undefined {
    return this.recent.get(id) ?? this.older.get(id);
  }

  remember(read: Read): void {
    if (read.encoded.length > REMEMBERED_BYTES) return;
    if (this.recent.size >= GENERATION) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(read.extrinsic.id, read);
  }
}

export function createExtrinsicReader(): ExtrinsicReader {
  const memory = new Memory();

  return {
    read: (encoded) => {
      if (!(encoded instanceof Uint8Array)) return encoded;
      const signed = signedPartOf(encoded);
      const known = signed && memory.recall(signed.id);
      if (known !== undefined && equalBytes(known.encoded, encoded)) return known;
      // Whoever sent the bytes may use their memory again.
      return new Read(decodeExtrinsic(encoded, signed), keptCopy(encoded), memory);
    },

    verifyAhead: async (reads, verify) => {
      const unknown = reads.filter(isUnverified);
      if (unknown.length === 0) return;
      const verdicts = await verify(unknown.map((read) => read.signedMessage()));
      unknown.forEach((read, index) => {
        read.verdict = verdicts[index] === true;
      });
    },
  };
}

function isUnverified(read: ReadExtrinsic): read is Read {
  return read instanceof Read && read.verdict === undefined;
}
