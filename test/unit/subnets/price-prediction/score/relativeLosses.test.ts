import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { relativeLosses } from "../../../../../subnets/price-prediction/score/relativeLosses.js";

const losses = fc.array(fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined }), {
  minLength: 1,
  maxLength: 12,
});

describe("relative losses", () => {
  it("are capped at the 90th percentile, less the best", () => {
    expect(relativeLosses([30, 10, 20, 1_000, 40])).toEqual([
      20,
      0,
      10,
      expect.closeTo(40 + 0.6 * 960 - 10),
      30,
    ]);
  });

  it("give a missing answer the cap of those that came", () => {
    const [best, missing, worst] = relativeLosses([10, undefined, 20]);
    expect([best, missing, worst]).toEqual([0, expect.closeTo(9), expect.closeTo(9)]);
  });

  it("are 0 when one answered, or none", () => {
    expect(relativeLosses([7])).toEqual([0]);
    expect(relativeLosses([undefined, undefined])).toEqual([0, 0]);
  });

  it("don't depend on the order of the answers", () => {
    fc.assert(
      fc.property(losses, (given) => {
        expect(relativeLosses([...given].reverse())).toEqual([...relativeLosses(given)].reverse());
      }),
    );
  });

  it("are never negative and keep the order of losses", () => {
    fc.assert(
      fc.property(losses, (given) => {
        const relative = relativeLosses(given);
        expect(relative.every((loss) => loss >= 0)).toBe(true);
        const byLoss = given
          .flatMap((loss, index) => (loss === undefined ? [] : [{ loss, relative: relative[index] }]))
          .sort((a, b) => a.loss - b.loss)
          .map((answer) => answer.relative ?? Number.NaN);
        expect(byLoss).toEqual([...byLoss].sort((a, b) => a - b));
      }),
    );
  });
});
