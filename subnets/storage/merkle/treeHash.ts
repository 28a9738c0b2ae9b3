import { copyInto } from "../copyInto.js";
import { createKernel } from "../kernel/createKernel.js";
import { HASH_BYTES, LEAF_BYTES } from "../sizes.js";

/*
 * The tree is BLAKE3's own (O'Connor et al., 2020): leaves are its chunks, nodes its parents, and the root is the BLAKE3 hash of the data, which
 * anybody can compute. It tells leaves, nodes and roots apart, and a leaf's hash depends on its number. In WebAssembly four of them are hashed
 * side by side: a fifth of the time of a native SHA-256 for each, most of which goes into calling it.
 */

/** So much of a shard is worked on at a time, and so stays in a core's cache. Whole groups of four leaves. */
export const PIECE_BYTES = 64 * LEAF_BYTES;
/** The kernel pads the last block behind the data. */
const BLOCK_BYTES = 64;

const kernel = createKernel();
const dataAt = kernel.base;
const nodesAt = dataAt + PIECE_BYTES + BLOCK_BYTES;
let memory = kernel.reserve(nodesAt + 4 * HASH_BYTES);

/** Widths of the layers of a tree, from the leaves up; an odd node at the end of a layer moves up as it is. */
export function layerWidths(leaves: number): number[] {
  const widths = [leaves];
  for (let width = leaves; width > 1; widths.push(width)) width = (width + 1) >> 1;
  return widths;
}

/** A tree that is hashed while its data passes by. One at a time: all share the kernel's memory. */
export interface GrowingTree {
  /** Takes the next piece of the data: of PIECE_BYTES, the last one of what is left. */
  readonly add: (piece: Uint8Array) => void;
  /** Every layer of the tree, from the leaves to the root, 32 bytes a node: a view that the next call overwrites. */
  readonly nodes: () => Uint8Array;
}

/** Begins to hash so many bytes of data, at least one. */
export function growTree(sizeBytes: number): GrowingTree {
  const leaves = Math.ceil(sizeBytes / LEAF_BYTES);
  const widths = layerWidths(leaves);
  const nodes = widths.reduce((sum, width) => sum + width, 0);
  const needed = nodesAt + nodes * HASH_BYTES;
  if (needed > memory.length) memory = kernel.reserve(needed);
  let first = 0;
  return {
    add: (piece) => {
      copyInto(memory, dataAt, piece);
      kernel.hashLeaves(dataAt, piece.length, first, leaves === 1, nodesAt + first * HASH_BYTES);
      first += Math.ceil(piece.length / LEAF_BYTES);
    },
    nodes: () => {
      let at = nodesAt;
      for (const width of widths.slice(0, -1)) {
        const above = at + width * HASH_BYTES;
        const pairs = width >> 1;
        kernel.hashNodes(at, pairs, width === 2, above);
        if (width % 2 === 1) memory.copyWithin(above + pairs * HASH_BYTES, above - HASH_BYTES, above);
        at = above;
      }
      return memory.subarray(nodesAt, nodesAt + nodes * HASH_BYTES);
    },
  };
}

/**
 * Hashes all of some data, of at least a byte.
 *
 * @returns every layer of its tree, from the leaves to the root, 32 bytes a node: a view that the next call overwrites
 */
export function hashTree(data: Uint8Array): Uint8Array {
  const tree = growTree(data.length);
  for (let from = 0; from < data.length; from += PIECE_BYTES) {
    tree.add(data.subarray(from, from + PIECE_BYTES));
  }
  return tree.nodes();
}

/**
 * Hashes one leaf.
 *
 * @param isAll whether there is no other: its hash is the root then
 */
export function hashLeaf(leaf: Uint8Array, index: number, isAll: boolean): Uint8Array {
  memory.set(leaf, dataAt);
  kernel.hashLeaves(dataAt, leaf.length, index, isAll, nodesAt);
  return memory.slice(nodesAt, nodesAt + HASH_BYTES);
}

/** Hashes two nodes. @param isTop whether nothing is above: the result is the root then */
export function hashNode(left: Uint8Array, right: Uint8Array, isTop: boolean): Uint8Array {
  memory.set(left, dataAt);
  memory.set(right, dataAt + HASH_BYTES);
  kernel.hashNodes(dataAt, 1, isTop, nodesAt);
  return memory.slice(nodesAt, nodesAt + HASH_BYTES);
}
