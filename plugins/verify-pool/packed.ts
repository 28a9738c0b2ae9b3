import type { SignedMessage } from "../../core/primitives/verifySigned.js";
import type { SignatureScheme } from "../../core/primitives/signatureScheme.js";

const SIGNATURE_BYTES = 64;

/** A batch as it crosses to a worker: one buffer that is handed over, instead of two objects copied for each message. */
export interface PackedBatch {
  readonly id: number;
  readonly schemes: readonly SignatureScheme[];
  readonly accounts: readonly string[];
  /** Length of each message, in bytes. */
  readonly lengths: readonly number[];
  /** For each message its signature, then itself. */
  readonly bytes: Uint8Array;
}

/** What a worker answers: 1 for good, 0 for bad, in the order of the batch. */
export interface PackedVerdicts {
  readonly id: number;
  readonly verdicts: Uint8Array;
}

/** Packs messages whose signatures have 64 bytes. */
export function packBatch(id: number, batch: readonly SignedMessage[]): PackedBatch {
  const lengths = batch.map(({ message }) => message.length);
  const size = lengths.reduce((sum, length) => sum + length, 0);
  const bytes = new Uint8Array(size + SIGNATURE_BYTES * batch.length);
  let offset = 0;
  for (const { signature, message } of batch) {
    bytes.set(signature, offset);
    bytes.set(message, offset + SIGNATURE_BYTES);
    offset += SIGNATURE_BYTES + message.length;
  }
  return {
    id,
    schemes: batch.map(({ scheme }) => scheme),
    accounts: batch.map(({ account }) => account),
    lengths,
    bytes,
  };
}

/** The messages of a packed batch, as views of its buffer. */
export function unpackBatch({ schemes, accounts, lengths, bytes }: PackedBatch): SignedMessage[] {
  let offset = 0;
  return schemes.map((scheme, index) => {
    const start = offset + SIGNATURE_BYTES;
    const end = start + (lengths[index] ?? 0);
    const signature = bytes.subarray(offset, start);
    offset = end;
    return { scheme, account: accounts[index] ?? "", message: bytes.subarray(start, end), signature };
  });
}
