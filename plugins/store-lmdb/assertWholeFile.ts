import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { fail } from "../../core/primitives/errors.js";
import { lmdbErrors } from "./lmdbErrors.js";

/** Where the two first pages of a file hold what, as LMDB's data version 2 lays it out (`MDB_meta`). */
const MAGIC_AT = 24;
const VERSION_AT = 28;
const PAGE_SIZE_AT = 48;
const LAST_PAGE_AT = 144;
const TRANSACTION_AT = 152;
const META_BYTES = 160;
const MAGIC = 0xbe_ef_c0_de;
const DATA_VERSION = 2;

/**
 * Whether a file is a database at all, and as long as its newest transaction says. LMDB itself would lengthen a file that
 * was cut off with zeros, and find nothing in it.
 *
 * @throws SK1653
 */
export function assertWholeFile(file: string): void {
  const refuse = (reason: string): Error => fail(lmdbErrors.unreadable, { file, reason });
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    const first = readMeta(descriptor, 0);
    if (first === undefined) throw refuse("it doesn't begin like one");
    const second = readMeta(descriptor, first.pageSize);
    if (second === undefined) throw refuse("its second page is missing");
    const { lastPage } = second.transaction > first.transaction ? second : first;
    const expected = (lastPage + 1n) * BigInt(first.pageSize);
    if (BigInt(size) < expected) throw refuse(`it has ${size} bytes of at least ${expected}`);
  } finally {
    closeSync(descriptor);
  }
}

interface Meta {
  readonly pageSize: number;
  readonly lastPage: bigint;
  readonly transaction: bigint;
}

function readMeta(descriptor: number, at: number): Meta | undefined {
  const bytes = Buffer.alloc(META_BYTES);
  if (readSync(descriptor, bytes, 0, META_BYTES, at) < META_BYTES) return undefined;
  if (bytes.readUInt32LE(MAGIC_AT) !== MAGIC || bytes.readUInt32LE(VERSION_AT) !== DATA_VERSION)
    return undefined;
  const pageSize = bytes.readUInt32LE(PAGE_SIZE_AT);
  if (pageSize === 0) return undefined;
  return {
    pageSize,
    lastPage: bytes.readBigUInt64LE(LAST_PAGE_AT),
    transaction: bytes.readBigUInt64LE(TRANSACTION_AT),
  };
}
