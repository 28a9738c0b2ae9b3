import { describe, expect, it } from "vitest";
import {
  joinBlocks,
  type BlockContexts,
} from "../../../../../../subnets/price-prediction/miners/sampling/joinBlocks.js";
import { CONTEXT_BARS, PATHS, STEPS } from "../../../../../../subnets/price-prediction/sizes.js";

const ORIGINS = 2;
const contexts = Float32Array.from({ length: ORIGINS * CONTEXT_BARS }, (_, index) => index);

/** Every step is the last of its context, and so many more. */
function counting(seen: BlockContexts[]) {
  return ({ returns, paths }: BlockContexts): Float32Array => {
    seen.push({ returns: returns.slice(), paths });
    const count = (returns.length / CONTEXT_BARS) * paths;
    return Float32Array.from({ length: count * STEPS }, (_, index) => {
      const context = Math.floor(index / STEPS / paths);
      return Number(returns[(context + 1) * CONTEXT_BARS - 1]) + 1 + (index % STEPS);
    });
  };
}

describe("paths longer than a network's", () => {
  it("are one run where that is enough", async () => {
    const seen: BlockContexts[] = [];
    const paths = await joinBlocks(contexts, STEPS, counting(seen));
    expect(seen).toEqual([{ returns: contexts, paths: PATHS }]);
    expect(paths).toHaveLength(ORIGINS * PATHS * STEPS);
  });

  it("go on from what they have been so far", async () => {
    const seen: BlockContexts[] = [];
    const steps = 2 * STEPS + 5;
    const paths = await joinBlocks(contexts, steps, counting(seen));
    expect(seen.map((block) => [block.returns.length / CONTEXT_BARS, block.paths])).toEqual([
      [ORIGINS, PATHS],
      [ORIGINS * PATHS, 1],
      [ORIGINS * PATHS, 1],
    ]);
    const ofPath = (path: number): number[] => [...paths.subarray(path * steps, (path + 1) * steps)];
    const after = (last: number): number[] => Array.from({ length: steps }, (_, step) => last + 1 + step);
    expect(ofPath(PATHS - 1)).toEqual(after(CONTEXT_BARS - 1));
    expect(ofPath(PATHS)).toEqual(after(2 * CONTEXT_BARS - 1));
    // A context ends with its own path, and begins as much later in its origin's.
    const third = seen[2]?.returns.subarray(PATHS * CONTEXT_BARS, (PATHS + 1) * CONTEXT_BARS);
    expect(third?.[0]).toBe(CONTEXT_BARS + 2 * STEPS);
    expect(third?.at(-1)).toBe(2 * CONTEXT_BARS - 1 + 2 * STEPS);
  });

  it("may be shorter", async () => {
    const paths = await joinBlocks(contexts, 3, counting([]));
    expect([...paths.subarray(0, 6)]).toEqual([500, 501, 502, 500, 501, 502]);
  });
});
