import { fail } from "../../primitives/errors.js";
import type { Store, StoreWrite } from "../../primitives/store.js";
import { collectChanges, stateHash } from "../../state/hash.js";
import type { State } from "../../state/state.js";
import type { BlockRef, SealedBlock } from "../block.js";
import { headOf } from "../head.js";
import { encodeOutcome } from "./blockOutcome.js";
import {
  encodeLogRecord,
  firstHeightOf,
  lastHeightOf,
  type LogRecord,
  type StretchRecord,
} from "./logRecord.js";
import { encodeHead } from "./storedHead.js";
import { storeErrors } from "./storeErrors.js";
import {
  entryKey,
  HEAD_KEY,
  heightOfKey,
  logKey,
  LOG_PREFIX,
  outcomeKey,
  OUTCOME_PREFIX,
} from "./storeKeys.js";

export interface PersisterOptions {
  readonly store: Store;
  readonly state: State;
  /** How many blocks back the log reaches; all of them if undefined. */
  readonly keepBlocks: number | undefined;
}

/** Writes what each block changed, its record and the new head: all of it or nothing. */
export interface Persister {
  /** @throws whatever the store throws, and SK1604 ever after */
  block(sealed: SealedBlock): void;
  /** The same for a stretch. */
  stretch(record: StretchRecord): void;
}

export function createPersister({ store, state, keepBlocks }: PersisterOptions): Persister {
  let stored: BlockRef = headOf(state);
  let failed = false;
  const changes = collectChanges(state);

  const write = (record: LogRecord, more: readonly StoreWrite[]): void => {
    // What a failed write left behind would be missing from every later one.
    if (failed) throw fail(storeErrors.storeFailed, { height: stored.height });
    failed = true;
    const batch: StoreWrite[] = changes.take().map(({ table, key, encoded }) => {
      const at = entryKey(table, key);
      return encoded === undefined ? { key: at } : { key: at, value: encoded };
    });
    const { height, id } = headOf(state);
    batch.push(...outdated(store, stored.height, record, keepBlocks));
    batch.push({ key: logKey(lastHeightOf(record)), value: encodeLogRecord(record) }, ...more);
    batch.push({ key: HEAD_KEY, value: encodeHead({ height, id, stateHash: record.stateHash }) });
    store.write(batch);
    failed = false;
    stored = { height, id };
  };

  return {
    block: ({ height, id, parentId, extrinsics, receipts, events }) =>
      write({ height, id, parentId, extrinsics, stateHash: stateHash(state) }, [
        { key: outcomeKey(height), value: encodeOutcome({ receipts, events }) },
      ]),
    stretch: (record) => write(record, []),
  };
}

/** Deletions of what stands at or above the new record's heights, left from before a revert, and of what is out of reach. */
function outdated(
  store: Store,
  storedHeight: number,
  record: LogRecord,
  keepBlocks: number | undefined,
): StoreWrite[] {
  const deleted: StoreWrite[] = [];
  const first = firstHeightOf(record);
  for (let height = first; height <= storedHeight; height++) {
    deleted.push({ key: logKey(height) }, { key: outcomeKey(height) });
  }
  if (keepBlocks === undefined) return deleted;
  const oldest = lastHeightOf(record) - keepBlocks;
  for (const prefix of [LOG_PREFIX, OUTCOME_PREFIX]) {
    for (const [key] of store.entries(prefix)) {
      if (heightOfKey(key) > oldest) break;
      // A copy: the store may use its buffer again.
      deleted.push({ key: Uint8Array.from(key) });
    }
  }
  return deleted;
}
