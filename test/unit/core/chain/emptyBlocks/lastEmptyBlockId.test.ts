import { expect, it } from "vitest";
import { blockId } from "../../../../../core/chain/block.js";
import { lastEmptyBlockId } from "../../../../../core/chain/emptyBlocks/lastEmptyBlockId.js";

it("gives the ids that blocks without extrinsics have, at heights of any size", () => {
  const parentId = "ab".repeat(32);
  for (const height of [0, 1, 255, 70_000, 2 ** 32 - 4, 2 ** 32, 2 ** 52]) {
    let id = parentId;
    for (let next = height + 1; next <= height + 5; next++) {
      id = blockId(id, next, []);
      expect(lastEmptyBlockId({ height, id: parentId }, next), `${height} to ${next}`).toBe(id);
    }
  }
});
