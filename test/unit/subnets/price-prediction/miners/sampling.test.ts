import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import {
  normalDensity,
  studentDensity,
} from "../../../../../subnets/price-prediction/miners/sampling/densities.js";
import { residualStrata } from "../../../../../subnets/price-prediction/miners/sampling/residualStrata.js";
import { shuffled } from "../../../../../subnets/price-prediction/miners/sampling/shuffled.js";
import { strataOf } from "../../../../../subnets/price-prediction/miners/sampling/strata.js";
import { mean } from "../../../../../subnets/price-prediction/mean.js";
import { meanSquare } from "../../../../../subnets/price-prediction/meanSquare.js";
import { PATHS } from "../../../../../subnets/price-prediction/sizes.js";

const ascending = (values: Float64Array): Float64Array => Float64Array.from(values).sort();

describe("strata", () => {
  it("are the middles of equally likely parts of the normal distribution", () => {
    const strata = strataOf(normalDensity);
    expect(strata).toHaveLength(PATHS);
    // Quantiles 0.995, 0.845 and 0.505 of the standard normal: 2.575829, 1.015222, 0.012533.
    expect(Number(strata.at(-1)) / Number(strata.at(84))).toBeCloseTo(2.575829 / 1.015222, 5);
    expect(Number(strata.at(50)) / Number(strata.at(84))).toBeCloseTo(0.012533 / 1.015222, 5);
  });

  it.each([
    ["normal", strataOf(normalDensity)],
    ["Student's t", strataOf(studentDensity(4))],
  ])("are ascending, symmetric and of variance 1: %s", (_, strata) => {
    expect(strata).toEqual(ascending(strata));
    expect(
      Math.max(...strata.map((value, index) => Math.abs(value + Number(strata.at(-1 - index))))),
    ).toBeLessThan(1e-6);
    expect(meanSquare(strata)).toBeCloseTo(1, 12);
  });

  it("of Student's t have heavier tails than those of the normal distribution", () => {
    expect(Number(strataOf(studentDensity(4)).at(-1))).toBeGreaterThan(
      1.15 * Number(strataOf(normalDensity).at(-1)),
    );
  });
});

describe("a shuffle", () => {
  it("keeps the values, leaves its argument alone, and follows from the seed", () => {
    const values = Float64Array.from({ length: 50 }, (_, index) => index);
    const once = shuffled(values, randomFrom("seed"));
    expect(ascending(once)).toEqual(values);
    expect(values[7]).toBe(7);
    expect(once).toEqual(shuffled(values, randomFrom("seed")));
    expect(once).not.toEqual(values);
  });

  it("puts each value everywhere equally often", () => {
    const random = randomFrom("uniform");
    const counts = new Float64Array(5);
    for (let run = 0; run < 5_000; run += 1) {
      const place = shuffled(Float64Array.of(1, 0, 0, 0, 0), random).indexOf(1);
      counts.set([Number(counts[place]) + 1], place);
    }
    // Expected 1,000 each, with a standard deviation of 28.
    expect(Math.min(...counts)).toBeGreaterThan(880);
    expect(Math.max(...counts)).toBeLessThan(1_120);
  });
});

describe("shocks from residuals", () => {
  it("take one from each part of their order, centred and of variance about 1", () => {
    const random = randomFrom("residuals");
    const residuals = Float64Array.from({ length: 500 }, () => 3 + 2 * random.normal());
    const draw = residualStrata(residuals, random);
    const shocks = Array.from({ length: 200 }, () => Array.from(draw())).flat();
    expect(mean(shocks)).toBeCloseTo(0, 2);
    expect(meanSquare(Float64Array.from(shocks))).toBeCloseTo(1, 1);
    const [least] = ascending(draw());
    expect(least).toBeLessThan(-2);
  });
});
