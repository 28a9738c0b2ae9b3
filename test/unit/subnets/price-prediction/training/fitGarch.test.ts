import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { nextVariance } from "../../../../../subnets/price-prediction/miners/volatility/garchFilter.js";
import { persistence } from "../../../../../subnets/price-prediction/miners/volatility/garchParameters.js";
import { fitGarch } from "../../../../../subnets/price-prediction/training/fitGarch.js";

describe("the fit of GARCH", () => {
  it("finds the parameters that made a series", () => {
    const truth = { alpha: 0.03, gamma: 0.12, beta: 0.88 };
    const random = randomFrom("garch");
    const omega = 1e-4 * (1 - persistence(truth));
    let variance = 1e-4;
    const returns = Float64Array.from({ length: 3_000 }, () => {
      const change = Math.sqrt(variance) * random.normal();
      variance = nextVariance(truth, omega, change, variance);
      return change;
    });
    const fit = fitGarch(returns);
    expect(fit.alpha).toBeCloseTo(truth.alpha, 1);
    expect(Math.abs(fit.gamma - truth.gamma)).toBeLessThan(0.04);
    expect(Math.abs(fit.beta - truth.beta)).toBeLessThan(0.04);
    expect(fit.degreesOfFreedom).toBeGreaterThan(20);
  });

  it("finds the weight of the tails: Student's t shocks of six degrees of freedom", () => {
    const truth = { alpha: 0.08, gamma: 0, beta: 0.88 };
    const random = randomFrom("garch t");
    /** A sum of six squares makes Student's t of a normal deviate; scaled to variance 1. */
    const shock = (): number => {
      let squares = 0;
      for (let part = 0; part < 6; part += 1) squares += random.normal() ** 2;
      return (random.normal() / Math.sqrt(squares / 6)) * Math.sqrt(4 / 6);
    };
    const omega = 1e-4 * (1 - persistence(truth));
    let variance = 1e-4;
    const returns = Float64Array.from({ length: 4_000 }, () => {
      const change = Math.sqrt(variance) * shock();
      variance = nextVariance(truth, omega, change, variance);
      return change;
    });
    const fit = fitGarch(returns);
    expect(Math.abs(fit.alpha + fit.gamma / 2 - truth.alpha)).toBeLessThan(0.03);
    expect(Math.abs(fit.beta - truth.beta)).toBeLessThan(0.04);
    expect(fit.degreesOfFreedom).toBeGreaterThan(4.5);
    expect(fit.degreesOfFreedom).toBeLessThan(8);
  });
});
