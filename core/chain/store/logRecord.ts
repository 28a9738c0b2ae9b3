import { decodeCanonical, encodeCanonical } from "../../primitives/codec.js";
import { fail, reportOf } from "../../primitives/errors.js";
import { bytes, list, record, safeInt, text, type Codec } from "../../state/codecs.js";
import type { Block, BlockRef } from "../block.js";
import { storeErrors } from "./storeErrors.js";

/** A sealed block as the log keeps it: what a replay needs, and what it has to come to. */
export interface BlockRecord extends Block, BlockRef {
  /** After the block. */
  readonly stateHash: string;
}

/** Blocks without extrinsics, crossed at once: `from` is the first of them, `to` the last. */
export interface StretchRecord {
  readonly from: number;
  readonly to: number;
  /** Id of the last block. */
  readonly id: string;
  /** After the last block. */
  readonly stateHash: string;
}

export type LogRecord = BlockRecord | StretchRecord;

export function isStretch(entry: LogRecord): entry is StretchRecord {
  return "from" in entry;
}

/** Height of the last block that a record covers. */
export function lastHeightOf(entry: LogRecord): number {
  return isStretch(entry) ? entry.to : entry.height;
}

/** Height of the first block that a record covers. */
export function firstHeightOf(entry: LogRecord): number {
  return isStretch(entry) ? entry.from : entry.height;
}

const blockCodec: Codec<BlockRecord> = record<BlockRecord>({
  height: safeInt,
  id: text,
  parentId: text,
  extrinsics: list(bytes),
  stateHash: text,
});
const stretchCodec: Codec<StretchRecord> = record<StretchRecord>({
  from: safeInt,
  to: safeInt,
  id: text,
  stateHash: text,
});

export function encodeLogRecord(entry: LogRecord): Uint8Array {
  return encodeCanonical(
    isStretch(entry) ? ["stretch", stretchCodec.encode(entry)] : ["block", blockCodec.encode(entry)],
  );
}

/** @throws SK1603 */
export function decodeLogRecord(encoded: Uint8Array): LogRecord {
  try {
    const cbor = decodeCanonical(encoded);
    const [kind, fields]: readonly unknown[] = Array.isArray(cbor) ? (cbor as readonly unknown[]) : [];
    return kind === "stretch" ? stretchCodec.decode(fields) : blockCodec.decode(fields);
  } catch (cause) {
    throw fail(
      storeErrors.corruptStore,
      { reason: `a record of its log: ${reportOf(cause).message}` },
      cause,
    );
  }
}
