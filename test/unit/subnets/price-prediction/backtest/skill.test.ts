import { describe, expect, it } from "vitest";
import { blockError } from "../../../../../subnets/price-prediction/backtest/blockError.js";
import { skillOver } from "../../../../../subnets/price-prediction/backtest/skill.js";

describe("the error of a mean from blocks", () => {
  it("is the scatter of block means over the root of their number", () => {
    // Block means 1, 3 and 5: variance 4, error √(4 / 3). The rest, 100, is left out.
    expect(blockError([0, 2, 3, 3, 4, 6, 100], 2)).toBeCloseTo(Math.sqrt(4 / 3), 12);
  });

  it("sees what neighbours share", () => {
    const values = Array.from({ length: 400 }, (_, index) => (Math.floor(index / 20) % 2 === 0 ? 1 : -1));
    expect(blockError(values, 20)).toBeGreaterThan(4 * blockError(values, 1));
  });
});

describe("skill", () => {
  it("is the share of the baseline's loss that is saved", () => {
    const { skill } = skillOver([9, 18, 9, 18], [10, 20, 10, 20], 1);
    expect(skill).toBeCloseTo(0.1, 12);
  });

  it("is certain when every origin saves the same share, and unsure when they differ", () => {
    expect(skillOver([9, 18, 9, 18], [10, 20, 10, 20], 1).standardError).toBeCloseTo(0, 12);
    // Residuals ±1 in blocks of one: scatter √(4 / 3 / 4), over the mean of 10.
    const unsure = skillOver([8, 10, 8, 10], [10, 10, 10, 10], 1);
    expect(unsure.skill).toBeCloseTo(0.1, 12);
    expect(unsure.standardError).toBeCloseTo(Math.sqrt(1 / 3) / 10, 12);
    expect(unsure.t).toBeCloseTo(Math.sqrt(3), 10);
  });
});
