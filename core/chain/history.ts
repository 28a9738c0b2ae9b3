import { fail } from "../primitives/errors.js";
import type { SealedBlock } from "./block.js";
import { chainErrors } from "./chainErrors.js";

/** The latest sealed blocks. What is older is a store's business. */
export interface History {
  /** Keeps a block; forgets blocks at or above its height, left from before a revert, and those beyond the limit. */
  add(block: SealedBlock): void;
  /** Forgets blocks from a height on: others, which are not kept, have taken their place. */
  forgetFrom(height: number): void;
  /** @throws SK1212 with the heights that are kept */
  at(height: number, headHeight: number): SealedBlock;
}

/** @param limit how many blocks are kept */
export function createHistory(limit: number): History {
  const blocks = new Map<number, SealedBlock>();
  let newest = 0;

  const forgetFrom = (from: number): void => {
    for (let height = newest; height >= from; height--) blocks.delete(height);
  };

  return {
    forgetFrom,
    add: (block) => {
      forgetFrom(block.height);
      for (const height of blocks.keys()) {
        if (height > block.height - limit) break;
        blocks.delete(height);
      }
      newest = block.height;
      if (limit > 0) blocks.set(newest, block);
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
