import { fail } from "../primitives/errors.js";
import type { SealedBlock } from "./block.js";
import { chainErrors } from "./chainErrors.js";

/** The latest sealed blocks. What is older is a store's business. */
export interface History {
  /** Keeps a block; forgets blocks at or above its height, left from before a revert, and those beyond the limit. */
  add(block: SealedBlock): void;
  /** @throws SK1212 with the heights that are kept */
  at(height: number, headHeight: number): SealedBlock;
}

/** @param limit how many blocks are kept */
export function createHistory(limit: number): History {
  const blocks = new Map<number, SealedBlock>();
  let newest = 0;

  return {
    add: (block) => {
      for (let height = newest; height >= block.height; height--) blocks.delete(height);
      newest = block.height;
      blocks.set(newest, block);
      blocks.delete(newest - limit);
    },
    at: (height, headHeight) => {
      const block = height <= headHeight ? blocks.get(height) : undefined;
      if (block !== undefined) return block;
      const kept = [...blocks.keys()].filter((each) => each <= headHeight);
      const available = kept.length === 0 ? "none is" : `${Math.min(...kept)} to ${Math.max(...kept)} are`;
      throw fail(chainErrors.blockUnavailable, { height, available });
    },
  };
}
