import { fail } from "subnetkit/plugin";
import { HASH_BYTES, LEAF_BYTES } from "../sizes.js";
import { storageErrors } from "../storageErrors.js";
import { hashLeaf, hashNode, hashTree, layerWidths } from "./treeHash.js";

/** Every layer of a tree from the leaves to the root, 32 bytes a node. */
export interface MerkleTree {
  readonly leaves: number;
  readonly nodes: Uint8Array;
}

/** Leaves of some data. */
export function leafCount(sizeBytes: number): number {
  return Math.ceil(sizeBytes / LEAF_BYTES);
}

/** One leaf of some data; the last one may be shorter. */
export function leafAt(data: Uint8Array, index: number): Uint8Array {
  return data.subarray(index * LEAF_BYTES, (index + 1) * LEAF_BYTES);
}

/** The tree over some data in leaves of LEAF_BYTES. @throws SK4107 when it is empty */
export function merkleTree(data: Uint8Array): MerkleTree {
  if (data.length === 0) throw fail(storageErrors.emptyTree);
  return { leaves: leafCount(data.length), nodes: hashTree(data).slice() };
}

/** The commitment to some data: the root of its tree, which is its BLAKE3 hash. @throws SK4107 */
export function merkleRoot(data: Uint8Array): Buffer {
  if (data.length === 0) throw fail(storageErrors.emptyTree);
  return Buffer.from(hashTree(data).subarray(-HASH_BYTES));
}

/** The nodes beside the way from a leaf to the root, from below; where a node moves up alone there is none. */
export function merklePath({ leaves, nodes }: MerkleTree, leaf: number): Uint8Array[] {
  const path: Uint8Array[] = [];
  let at = leaf;
  let layer = 0;
  for (const width of layerWidths(leaves)) {
    const sibling = at ^ 1;
    if (sibling < width) {
      path.push(nodes.subarray((layer + sibling) * HASH_BYTES, (layer + sibling + 1) * HASH_BYTES));
    }
    layer += width;
    at >>= 1;
  }
  return path;
}

/** Nodes in the path of a leaf of a tree with `count` leaves. */
export function pathLength(leaf: number, count: number): number {
  let nodes = 0;
  for (let at = leaf, width = count; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) < width) nodes += 1;
  }
  return nodes;
}

/**
 * The root that a leaf and its path lead to, in a tree with `count` leaves.
 *
 * @param path its nodes one after the other, as many as `pathLength` says
 */
export function rootFromPath(leaf: Uint8Array, index: number, count: number, path: Uint8Array): Uint8Array {
  let node = hashLeaf(leaf, index, count === 1);
  let used = 0;
  for (let at = index, width = count; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue;
    const sibling = path.subarray(used, used + HASH_BYTES);
    node = at % 2 === 0 ? hashNode(node, sibling, width === 2) : hashNode(sibling, node, width === 2);
    used += HASH_BYTES;
  }
  return node;
}
