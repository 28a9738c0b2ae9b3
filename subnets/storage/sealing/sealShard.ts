import { growTree } from "../merkle/treeHash.js";
import { HASH_BYTES } from "../sizes.js";
import { sealPlacement } from "./sealPlacement.js";

/** A shard that is to be sealed for one miner. */
export interface SealJob {
  readonly placementKey: Uint8Array;
  readonly shard: Uint8Array;
  /** Where the sealed shard goes, as long as the shard. */
  readonly data: Buffer;
}

/** How a sealed shard is known again. */
export interface SealMarks {
  readonly tag: Uint8Array;
  /** Of the sealed bytes. */
  readonly root: Uint8Array;
}

/** Seals a shard and commits to the sealed bytes. */
export function sealShard({ placementKey, shard, data }: SealJob): SealMarks {
  const tree = growTree(shard.length);
  const { tag } = sealPlacement(placementKey, shard, data, tree.add);
  return { tag, root: tree.nodes().slice(-HASH_BYTES) };
}
