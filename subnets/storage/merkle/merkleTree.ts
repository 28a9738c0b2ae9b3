import { fail } from "subnetkit/plugin";
import { LEAF_BYTES } from "../sizes.js";
import { storageErrors } from "../storageErrors.js";
import { valueAt } from "../valueAt.js";
import { bytesOfHash, hashLeaf, hashNode, hashRoot, textOfHash, type HashText } from "./treeHash.js";

/** The layers of a tree from the leaves up; an odd node at the end of a layer moves up as it is. */
export type MerkleTree = readonly (readonly HashText[])[];

/** Leaves of some data. */
export function leafCount(sizeBytes: number): number {
  return Math.ceil(sizeBytes / LEAF_BYTES);
}

/** One leaf of some data; the last one may be shorter. */
export function leafAt(data: Uint8Array, index: number): Uint8Array {
  return data.subarray(index * LEAF_BYTES, (index + 1) * LEAF_BYTES);
}

/** The tree over hashes of leaves. @throws SK4107 without any */
export function treeOver(leaves: readonly HashText[]): MerkleTree {
  if (leaves.length === 0) throw fail(storageErrors.emptyTree);
  const layers: (readonly HashText[])[] = [leaves];
  for (let layer = leaves; layer.length > 1;) {
    const above: HashText[] = [];
    for (let at = 0; at < layer.length; at += 2) {
      const left = valueAt(layer, at);
      const right = layer[at + 1];
      above.push(right === undefined ? left : hashNode(left, right));
    }
    layers.push(above);
    layer = above;
  }
  return layers;
}

/** The tree over some data in leaves of LEAF_BYTES. @throws SK4107 when it is empty */
export function merkleTree(data: Uint8Array): MerkleTree {
  return treeOver(
    Array.from({ length: leafCount(data.length) }, (_, index) => hashLeaf(leafAt(data, index))),
  );
}

/** The one node at the top. */
export function topOf(tree: MerkleTree): HashText {
  return valueAt(valueAt(tree, tree.length - 1), 0);
}

/** The commitment to some data: the top of its tree and its size. @throws SK4107 */
export function merkleRoot(data: Uint8Array): Buffer {
  return hashRoot(topOf(merkleTree(data)), data.length);
}

/** The nodes beside the way from a leaf to the top, from below; where a node moves up alone there is none. */
export function merklePath(tree: MerkleTree, leaf: number): Uint8Array[] {
  const path: Uint8Array[] = [];
  let at = leaf;
  for (const layer of tree.slice(0, -1)) {
    const sibling = layer[at ^ 1];
    if (sibling !== undefined) path.push(bytesOfHash(sibling));
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

/** The top that a leaf's hash and its path lead to, in a tree with `count` leaves. */
export function topFromPath(
  leafHash: HashText,
  leaf: number,
  count: number,
  path: readonly Uint8Array[],
): HashText {
  let node = leafHash;
  let used = 0;
  for (let at = leaf, width = count; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue;
    const sibling = textOfHash(valueAt(path, used));
    node = at % 2 === 0 ? hashNode(node, sibling) : hashNode(sibling, node);
    used += 1;
  }
  return node;
}
