import { expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { storeBonds } from "../../../../core/yuma/storedBonds.js";

it("storeBonds truncates, keeps entries that become 0, and erases rows without a new permit", () => {
  const row = [
    [1, q32.one - 1n],
    [0, 1n],
  ] as const;
  expect(storeBonds([row, row], [true, false])).toEqual([
    [
      [1, 65_534],
      [0, 0],
    ],
    [],
  ]);
});
