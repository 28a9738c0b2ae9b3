import { describe, expect, it } from "vitest";
import type { SealedBlock } from "../../../../core/chain/block.js";
import { createHistory } from "../../../../core/chain/history.js";

const block = (height: number, id = `block ${height}`, extrinsics = 0): SealedBlock => ({
  height,
  id,
  parentId: "",
  extrinsics: Array.from({ length: extrinsics }, () => new Uint8Array(1)),
  receipts: [],
  events: [],
});

describe("createHistory", () => {
  it("keeps the latest blocks", () => {
    const history = createHistory({ blocks: 3, extrinsics: 100 });
    for (let height = 1; height <= 5; height++) history.add(block(height));
    expect(history.heights(5)).toEqual([3, 4, 5]);
    expect(history.heights(4)).toEqual([3, 4]);
    expect(history.find(2)).toBeUndefined();
    expect(history.find(3)?.height).toBe(3);
  });

  it("keeps fewer where they are large, the latest one always", () => {
    const history = createHistory({ blocks: 3, extrinsics: 10 });
    [4, 4, 4, 0].forEach((extrinsics, index) => history.add(block(index + 1, "", extrinsics)));
    expect(history.heights(9)).toEqual([2, 3, 4]);
    history.add(block(5, "", 7));
    expect(history.heights(9)).toEqual([4, 5]);
    history.add(block(6, "", 11));
    expect(history.heights(9)).toEqual([6]);
    history.add(block(7, "", 10));
    history.add(block(8));
    expect(history.heights(9)).toEqual([7, 8]);
  });

  it("forgets what a revert took back", () => {
    const history = createHistory({ blocks: 10, extrinsics: 2 });
    for (let height = 1; height <= 5; height++) history.add(block(height, "", 2));
    history.add(block(4, "another"));
    expect(history.find(4)?.id).toBe("another");
    expect(history.find(5)).toBeUndefined();
    history.forgetFrom(4);
    expect(history.find(4)).toBeUndefined();
    history.add(block(4, "", 2));
    expect(history.heights(4)).toEqual([4]);
  });
});
