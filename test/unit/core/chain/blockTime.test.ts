import { describe, expect, it } from "vitest";
import { blockTimeMs } from "../../../../core/chain/blockTime.js";

describe("blockTimeMs", () => {
  it("is twelve seconds a block after the genesis", () => {
    expect(blockTimeMs(1_000, 0)).toBe(1_000);
    expect(blockTimeMs(1_000, 7)).toBe(85_000);
  });
});
