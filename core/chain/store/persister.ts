import { fail } from "../../primitives/errors.js";
import type { Store, StoreWrite } from "../../primitives/store.js";
import { stateHash } from "../../state/hash.js";
import type { State } from "../../state/state.js";
import type { BlockRef, SealedBlock } from "../block.js";
import { headOf } from "../head.js";
import { addChecksums, checksumOf, subtractChecksum, type Checksum } from "./checksum.js";
import { encodeEntry } from "./loadStoredState.js";
import {
  encodeLogRecord,
  firstHeightOf,
  lastHeightOf,
  type LogRecord,
  type StretchRecord,
} from "./logRecord.js";
import { encodeHead } from "./storedHead.js";
import { storeErrors } from "./storeErrors.js";
import { entryKey, HEAD_KEY, heightOfLogKey, logKey, LOG_PREFIX } from "./storeKeys.js";

export interface PersisterOptions {
  readonly store: Store;
  readonly state: State;
  /** The sum of what the store holds now. */
  readonly checksum: Checksum;
  /** How many blocks back the log reaches; all of them if undefined. */
  readonly keepBlocks: number | undefined;
  /** A state hash stands in the record of every block whose height this divides. */
  readonly hashEvery: number;
}

/** Writes what each block changed, its record and the new head: all of it or nothing. */
export interface Persister {
  /** @throws whatever the store throws, and SK1604 ever after */
  block(sealed: SealedBlock): void;
  /** The same for a stretch. */
  stretch(record: StretchRecord): void;
}

export function createPersister(options: PersisterOptions): Persister {
  const { store, state, keepBlocks, hashEvery } = options;
  let { checksum } = options;
  let stored: BlockRef = headOf(state);
  let failed = false;
  const changes = state.trackChanges();

  const write = (record: LogRecord): void => {
    // What a failed write left behind would be missing from every later one.
    if (failed) throw fail(storeErrors.storeFailed, { height: stored.height });
    failed = true;
    const batch: StoreWrite[] = [];
    let sum = checksum;
    for (const { table, key, before, after } of changes.take()) {
      const at = entryKey(table, key);
      if (before !== undefined) sum = subtractChecksum(sum, checksumOf(at, encodeEntry(table, key, before)));
      if (after === undefined) {
        batch.push({ key: at });
      } else {
        const value = encodeEntry(table, key, after);
        sum = addChecksums(sum, checksumOf(at, value));
        batch.push({ key: at, value });
      }
    }
    const { height, id } = headOf(state);
    batch.push(...outdated(store, stored.height, record, keepBlocks));
    batch.push({ key: logKey(lastHeightOf(record)), value: encodeLogRecord(record) });
    batch.push({ key: HEAD_KEY, value: encodeHead({ height, id, checksum: sum }) });
    store.write(batch);
    failed = false;
    checksum = sum;
    stored = { height, id };
  };

  return {
    block: ({ height, id, parentId, extrinsics }) =>
      write({
        height,
        id,
        parentId,
        extrinsics,
        stateHash: height % hashEvery === 0 ? stateHash(state) : undefined,
      }),
    stretch: write,
  };
}

/** Deletions of records at or above the new one's heights, left from before a revert, and of those out of reach. */
function outdated(
  store: Store,
  storedHeight: number,
  record: LogRecord,
  keepBlocks: number | undefined,
): StoreWrite[] {
  const deleted: StoreWrite[] = [];
  const first = firstHeightOf(record);
  for (let height = first; height <= storedHeight; height++) deleted.push({ key: logKey(height) });
  if (keepBlocks === undefined) return deleted;
  const oldest = lastHeightOf(record) - keepBlocks;
  for (const [key] of store.entries(LOG_PREFIX)) {
    if (heightOfLogKey(key) > oldest) break;
    // A copy: the store may use its buffer again.
    deleted.push({ key: Uint8Array.from(key) });
  }
  return deleted;
}
