import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { mean } from "../../../../../subnets/price-prediction/mean.js";
import { meanSquare } from "../../../../../subnets/price-prediction/meanSquare.js";
import { CONTEXT_BARS, STEPS } from "../../../../../subnets/price-prediction/sizes.js";
import { simulateMarket } from "../../../../../subnets/price-prediction/training/simulateMarket.js";

const random = randomFrom("markets");
const markets = Array.from({ length: 300 }, () => simulateMarket(random));

/** How much the product of two features of neighbouring returns exceeds chance, on average over markets. */
function echo(first: (change: number) => number, second: (change: number) => number): number {
  return mean(
    markets.map((market) => {
      const scale = Math.sqrt(meanSquare(market));
      const units = Array.from(market, (change) => change / scale);
      const products = units.slice(1).map((change, index) => first(Number(units[index])) * second(change));
      return mean(products) - mean(units.map(first)) * mean(units.map(second));
    }),
  );
}

describe("imagined markets", () => {
  it("have a context and an outcome of finite, plausible returns", () => {
    expect(markets.every((market) => market.length === CONTEXT_BARS + STEPS)).toBe(true);
    expect(markets.every((market) => market.every((change) => Number.isFinite(change) && change !== 0))).toBe(
      true,
    );
    const volatility = mean(markets.map((market) => Math.sqrt(meanSquare(market))));
    expect(volatility).toBeGreaterThan(0.008);
    expect(volatility).toBeLessThan(0.02);
  });

  it("have volatility that lasts, and that falls raise", () => {
    expect(echo(Math.abs, Math.abs)).toBeGreaterThan(0.05);
    expect(echo((change) => change, Math.abs)).toBeLessThan(-0.01);
  });

  it("have heavy tails", () => {
    const kurtosis = mean(
      markets.map((market) => mean(Array.from(market, (change) => change ** 4)) / meanSquare(market) ** 2),
    );
    expect(kurtosis).toBeGreaterThan(4);
  });

  it("follow from the seed", () => {
    expect(simulateMarket(randomFrom("a"))).toEqual(simulateMarket(randomFrom("a")));
    expect(simulateMarket(randomFrom("a"))).not.toEqual(simulateMarket(randomFrom("b")));
  });
});
