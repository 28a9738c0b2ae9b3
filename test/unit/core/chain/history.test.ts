import { describe, expect, it } from "vitest";
import type { SealedBlock } from "../../../../core/chain/block.js";
import { createHistory } from "../../../../core/chain/history.js";
import { isSubnetkitError } from "../../../../core/primitives/errors.js";
import { codeOf } from "../state/codeOf.js";

const block = (height: number, id = `block ${height}`): SealedBlock => ({
  height,
  id,
  parentId: "",
  extrinsics: [],
  receipts: [],
  events: [],
});

describe("createHistory", () => {
  it("keeps the latest blocks, and names their range", () => {
    const history = createHistory(3);
    for (let height = 1; height <= 5; height++) history.add(block(height));
    expect([3, 4, 5].map((height) => history.at(height, 5).height)).toEqual([3, 4, 5]);
    for (const height of [0, 2, 6, -1, 3.5, NaN]) expect(codeOf(() => history.at(height, 5))).toBe("SK1212");
    try {
      history.at(2, 5);
    } catch (error) {
      expect(isSubnetkitError(error) && error.message).toContain("3 to 5");
    }
    expect(codeOf(() => createHistory(3).at(1, 0))).toBe("SK1212");
  });

  it("forgets what a revert took back", () => {
    const history = createHistory(10);
    for (let height = 1; height <= 5; height++) history.add(block(height));
    expect(codeOf(() => history.at(4, 3))).toBe("SK1212"); // the chain went back to 3
    history.add(block(4, "another"));
    expect(history.at(4, 4).id).toBe("another");
    expect(codeOf(() => history.at(5, 5))).toBe("SK1212");
  });
});
