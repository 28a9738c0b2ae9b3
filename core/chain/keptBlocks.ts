import { fail } from "../primitives/errors.js";
import type { SealedBlock } from "./block.js";
import { chainErrors } from "./chainErrors.js";
import type { History } from "./history.js";
import type { StoredBlocks } from "./store/storedBlocks.js";

/** The block that holds an extrinsic, or the lowest height that was looked at. */
export type FoundBlock = SealedBlock | { readonly searchedFrom: number };

/** The sealed blocks that can still be asked for: the latest from memory, all of the log where there is a store. */
export interface KeptBlocks {
  /** @throws SK1212 with what is kept */
  at(height: number, headHeight: number): SealedBlock;
  /** Looks for an extrinsic by its id, latest blocks first. Walks them: for people and tools. */
  find(id: string, headHeight: number): FoundBlock;
}

export function createKeptBlocks(history: History, stored?: StoredBlocks): KeptBlocks {
  return {
    at: (height, headHeight) => {
      if (Number.isSafeInteger(height) && height > 0 && height <= headHeight) {
        const block = history.find(height) ?? stored?.blockAt(height);
        if (block !== undefined) return block;
      }
      throw fail(chainErrors.blockUnavailable, { height, available: available(height, headHeight) });
    },

    find: (id, headHeight) => {
      const heights = history.heights(headHeight);
      for (const height of heights.toReversed()) {
        const block = history.find(height);
        if (block?.receipts.some((receipt) => receipt.id === id) === true) return block;
      }
      const [lowest = headHeight + 1] = heights;
      return stored?.find(id, lowest - 1) ?? { searchedFrom: lowest };
    },
  };

  function available(height: number, headHeight: number): string {
    if (height > headHeight) return `the chain is at block ${headHeight}`;
    if (stored !== undefined)
      return "the log holds blocks that were sealed one by one, not those advanced over";
    const heights = history.heights(headHeight);
    return heights.length === 0 ? "none is" : `${heights[0]} to ${heights.at(-1)} are`;
  }
}
