import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { intervalsOf } from "../../../../../subnets/price-prediction/score/intervals.js";
import { referenceLoss } from "../../../../../subnets/price-prediction/score/referenceLoss.js";

const single = intervalsOf({ increments: [1], gaps: [] }, 1);

describe("the reference loss", () => {
  it("is what standing still costs, by hand", () => {
    // Moves of 1 %, −2 % and 3 %: as a change 100, 200 and 300 bp, and as a price at the end over the price there.
    const returns = Float64Array.of(Math.log(1.01), Math.log(0.98), Math.log(1.03));
    const ends = 100 / 1.01 + 200 / 0.98 + 300 / 1.03;
    expect(referenceLoss(returns, 1, single)).toBeCloseTo((600 + ends) / 3, 9);
  });

  it("grows with volatility in proportion, for small moves", () => {
    const random = randomFrom("reference");
    const returns = Float64Array.from({ length: 2_000 }, () => 0.001 * random.normal());
    const plan = intervalsOf({ increments: [1, 5], gaps: [10] }, 20);
    const [calm, wild] = [returns, returns.map((step) => 2 * step)].map((each) =>
      referenceLoss(each, 20, plan),
    );
    expect(Number(wild) / Number(calm)).toBeCloseTo(2, 2);
  });

  it("is 0 for a market that never moves", () => {
    expect(referenceLoss(new Float64Array(50), 1, single)).toBe(0);
  });
});
