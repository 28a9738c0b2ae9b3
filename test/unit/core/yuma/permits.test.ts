import { describe, expect, it } from "vitest";
import { currentPermits, grantPermits } from "../../../../core/yuma/permits.js";
import { epochParams } from "./epochFixture.js";

describe("currentPermits", () => {
  it("takes missing permits as none and always gives the owner one", () => {
    expect(currentPermits(epochParams({ n: 3, ownerUid: 2 }), [true])).toEqual([true, false, true]);
  });
});

describe("grantPermits", () => {
  it("gives equal stake at the limit to the higher uids", () => {
    const params = epochParams({ n: 4, maxAllowedValidators: 2 });
    expect(grantPermits(params, [5n, 5n, 5n, 5n])).toEqual([false, false, true, true]);
    expect(grantPermits(params, [9n, 5n, 5n, 1n])).toEqual([true, false, true, false]);
  });

  it("gives none without stake, even if some are left", () => {
    expect(grantPermits(epochParams({ n: 3, maxAllowedValidators: 3 }), [1n, 0n, 1n])).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("adds the owner on top, even without stake", () => {
    const params = epochParams({ n: 3, maxAllowedValidators: 1, ownerUid: 0 });
    expect(grantPermits(params, [0n, 1n, 2n])).toEqual([true, false, true]);
  });

  it("gives only the owner one if no permits are allowed", () => {
    expect(grantPermits(epochParams({ n: 2, maxAllowedValidators: 0, ownerUid: 0 }), [1n, 2n])).toEqual([
      true,
      false,
    ]);
  });
});
