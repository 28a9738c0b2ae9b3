import type { SealedBlock } from "./block.js";

export interface HistoryLimits {
  readonly blocks: number;
  /** Extrinsics of all kept blocks together; the latest block is kept however many it has. */
  readonly extrinsics: number;
}

/** The latest sealed blocks, in memory. What is older is a store's business. */
export interface History {
  /** Keeps a block; forgets blocks at or above its height, left from before a revert, and those beyond the limits. */
  add(block: SealedBlock): void;
  /** Forgets blocks from a height on: others, which are not kept, have taken their place. */
  forgetFrom(height: number): void;
  find(height: number): SealedBlock | undefined;
  /** Heights of the kept blocks up to one, the lowest first. */
  heights(upTo: number): readonly number[];
}

export function createHistory(limits: HistoryLimits): History {
  /** In the order of heights. */
  const blocks = new Map<number, SealedBlock>();
  let newest = 0;
  let extrinsics = 0;

  const forget = (height: number): void => {
    extrinsics -= blocks.get(height)?.extrinsics.length ?? 0;
    blocks.delete(height);
  };
  const forgetFrom = (from: number): void => {
    for (let height = newest; height >= from; height--) forget(height);
  };

  return {
    forgetFrom,
    add: (block) => {
      forgetFrom(block.height);
      newest = block.height;
      if (limits.blocks === 0) return;
      blocks.set(newest, block);
      extrinsics += block.extrinsics.length;
      for (const height of blocks.keys()) {
        const tooOld = height <= newest - limits.blocks;
        if (!tooOld && (extrinsics <= limits.extrinsics || height === newest)) break;
        forget(height);
      }
    },
    find: (height) => blocks.get(height),
    heights: (upTo) => [...blocks.keys()].filter((height) => height <= upTo),
  };
}
