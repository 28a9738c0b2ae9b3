import { describe, expect, it } from "vitest";
import {
  leafAt,
  leafCount,
  merklePath,
  merkleRoot,
  merkleTree,
  pathLength,
  topFromPath,
  topOf,
} from "../../../../../subnets/storage/merkle/merkleTree.js";
import { hashLeaf, hashNode, hashRoot } from "../../../../../subnets/storage/merkle/treeHash.js";
import { LEAF_BYTES } from "../../../../../subnets/storage/sizes.js";
import { codeOf } from "../codeOf.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

describe("a Merkle tree", () => {
  it("leads from every leaf to its top, for every number of leaves", () => {
    for (let count = 1; count <= 20; count += 1) {
      const data = pseudoRandomBytes(`${count}`, count * LEAF_BYTES - 7);
      const tree = merkleTree(data);
      for (let leaf = 0; leaf < count; leaf += 1) {
        const path = merklePath(tree, leaf);
        expect(path.length).toBe(pathLength(leaf, count));
        expect(topFromPath(hashLeaf(leafAt(data, leaf)), leaf, count, path)).toEqual(topOf(tree));
      }
    }
  });

  it("has the shape of RFC 6962: three leaves by hand", () => {
    const data = pseudoRandomBytes("three", 2 * LEAF_BYTES + 5);
    const [a, b, c] = [0, 1, 2].map((leaf) => hashLeaf(leafAt(data, leaf)));
    if (!a || !b || !c) throw new Error("three leaves");
    expect(merkleRoot(data)).toEqual(hashRoot(hashNode(hashNode(a, b), c), data.length));
  });

  it("tells a leaf from a node, and data of one size from data of another", () => {
    const data = new Uint8Array(2 * LEAF_BYTES);
    const [left, right] = [hashLeaf(leafAt(data, 0)), hashLeaf(leafAt(data, 1))];
    expect(hashLeaf(Buffer.from(left + right, "latin1"))).not.toEqual(hashNode(left, right));
    expect(merkleRoot(new Uint8Array(5))).not.toEqual(merkleRoot(new Uint8Array(6)));
  });

  it("has no root without data", async () => {
    expect(leafCount(0)).toBe(0);
    expect(await codeOf(() => merkleRoot(new Uint8Array()))).toBe("SK4107");
  });
});
