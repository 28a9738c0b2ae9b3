import { hexToBytes } from "../../primitives/bytes.js";
import type { Store } from "../../primitives/store.js";
import type { SealedBlock } from "../block.js";
import { decodeOutcome, outcomeHolds } from "./blockOutcome.js";
import { decodeLogRecord, isStretch } from "./logRecord.js";
import { heightOfKey, logKey, outcomeKey, OUTCOME_PREFIX } from "./storeKeys.js";

/** The sealed blocks in a store. */
export interface StoredBlocks {
  /** Undefined for a block without a record of its own: one of a stretch, or out of the log's reach. */
  blockAt(height: number): SealedBlock | undefined;
  /** The latest block up to a height that holds an extrinsic, or how far back it was looked for. */
  find(id: string, upTo: number): SealedBlock | { readonly searchedFrom: number };
}

/** Blocks that one search looks at: 50 ms of the main thread. */
const SEARCHED = 10_000;

export function createStoredBlocks(store: Store): StoredBlocks {
  const blockAt = (height: number): SealedBlock | undefined => {
    const encoded = store.get(logKey(height));
    const outcome = store.get(outcomeKey(height));
    if (encoded === undefined || outcome === undefined) return undefined;
    const record = decodeLogRecord(encoded);
    if (isStretch(record)) return undefined;
    const { id, parentId, extrinsics } = record;
    return { height, id, parentId, extrinsics, ...decodeOutcome(outcome) };
  };

  return {
    blockAt,
    find: (id, upTo) => {
      const bytes = hexToBytes(id);
      let searchedFrom = upTo + 1;
      let left = SEARCHED;
      for (const [key, outcome] of store.entries(OUTCOME_PREFIX, "descending")) {
        const height = heightOfKey(key);
        if (height > upTo) continue;
        if (left-- === 0) return { searchedFrom };
        searchedFrom = height;
        const block = outcomeHolds(outcome, bytes) ? blockAt(height) : undefined;
        if (block !== undefined) return block;
      }
      return { searchedFrom: 1 };
    },
  };
}
