import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { createBootstrap } from "../../../../../subnets/price-prediction/backtest/bootstrap.js";

const meanOf = ([value = 0]: readonly number[]): number => value;
const normals = (count: number, seed: string): number[] => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => random.normal());
};

describe("the block bootstrap", () => {
  it("finds the standard error of a mean of independent values: deviation over the root of their number", () => {
    const { value, standardError, low, high } = createBootstrap(400, 5, 2_000, "test").estimate(
      [normals(400, "independent")],
      meanOf,
    );
    expect(standardError).toBeGreaterThan(0.9 / 20);
    expect(standardError).toBeLessThan(1.1 / 20);
    // A normal distribution's 95 % lie within 1.96 deviations.
    expect((high - value) / standardError).toBeCloseTo(1.96, 0);
    expect((value - low) / standardError).toBeCloseTo(1.96, 0);
  });

  it("sees what neighbours share", () => {
    // Fifty runs of eight equal values are worth fifty values.
    const values = normals(50, "shared").flatMap((value) => Array<number>(8).fill(value));
    const error = (blockLength: number): number =>
      createBootstrap(400, blockLength, 1_000, "test").estimate([values], meanOf).standardError;
    expect(error(1)).toBeLessThan(0.07);
    expect(error(24)).toBeGreaterThan(0.11);
    expect(error(24)).toBeLessThan(0.17);
  });

  it("draws pairs: a loss that is always a tenth lower has a skill without error", () => {
    const baseline = normals(100, "losses").map((value) => 10 + value);
    const skill = createBootstrap(100, 4, 200, "test").estimate(
      [baseline.map((loss) => 0.9 * loss), baseline],
      ([loss = 0, level = 1]) => 1 - loss / level,
    );
    expect(skill.value).toBeCloseTo(0.1, 12);
    expect(skill.standardError).toBeCloseTo(0, 12);
    expect([skill.low, skill.high].map((share) => share.toFixed(9))).toEqual(["0.100000000", "0.100000000"]);
  });

  it("follows from its seed", () => {
    const values = normals(60, "seeded");
    const draw = (seed: string): number =>
      createBootstrap(60, 5, 100, seed).estimate([values], meanOf).standardError;
    expect(draw("a")).toBe(draw("a"));
    expect(draw("a")).not.toBe(draw("b"));
  });
});
