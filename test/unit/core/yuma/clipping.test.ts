import { expect, it } from "vitest";
import { clipWeights } from "../../../../core/yuma/clipping.js";

it("clipWeights cuts down to the consensus, removes what has none, and keeps explicit zeros", () => {
  const clipped = clipWeights(
    [
      [
        [2, 9n],
        [0, 5n],
        [1, 4n],
        [3, 0n],
      ],
    ],
    [5n, 0n, 7n, 0n],
  );
  expect(clipped).toEqual([
    [
      [2, 7n],
      [0, 5n],
      [3, 0n],
    ],
  ]);
});
