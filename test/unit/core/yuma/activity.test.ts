import { describe, expect, it } from "vitest";
import { activityCutoff, findActive } from "../../../../core/yuma/activity.js";
import { BLOCK, epochParams } from "./epochFixture.js";

describe("activityCutoff", () => {
  it("is the factor times tempo, truncated, and at least one block", () => {
    expect(activityCutoff({ activityCutoffFactorMilli: 13_889, tempo: 360 })).toBe(5_000);
    expect(activityCutoff({ activityCutoffFactorMilli: 999, tempo: 1 })).toBe(1);
    expect(activityCutoff({ activityCutoffFactorMilli: 1_000, tempo: 0 })).toBe(1);
  });
});

describe("findActive", () => {
  it("still counts the block in which the cutoff ends", () => {
    expect(findActive(epochParams({ n: 3 }), [BLOCK - 1_001, BLOCK - 1_000, BLOCK - 999])).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("takes missing entries as never and ignores surplus ones", () => {
    expect(findActive(epochParams({ n: 2 }), [BLOCK])).toEqual([true, false]);
    expect(findActive(epochParams({ n: 1 }), [BLOCK, BLOCK])).toEqual([true]);
  });
});
