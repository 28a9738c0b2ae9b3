import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { dailyReturns } from "../../../../../subnets/price-prediction/feed/dailyReturns.js";
import { readPriceFile, sp500File } from "../../../../../subnets/price-prediction/feed/priceFile.js";

describe("the price file", () => {
  it("is the S&P 500 from 2000 to 2020, less three holidays", async () => {
    const { timesMs, returns } = dailyReturns(await readPriceFile(sp500File()));
    expect([timesMs.length, timesMs[0], timesMs.at(-1)]).toEqual([
      5_101,
      Date.parse("2000-01-04"),
      Date.parse("2020-04-17"),
    ]);
    expect(returns).toHaveLength(5_101);
    expect(returns[0]).toBeCloseTo(Math.log(1_399.420044 / 1_455.219971), 12);
    expect(returns.every((change) => change !== 0 && Math.abs(change) < 0.2)).toBe(true);
  });

  it("is refused when it is missing", async () => {
    const file = { ...sp500File(), url: pathToFileURL("no-such-folder/prices.csv") };
    await expect(readPriceFile(file)).rejects.toMatchObject({ code: "SK2300" });
  });

  it("is refused when its bytes are others", async () => {
    const file = { ...sp500File(), sha256: "00".repeat(32) };
    await expect(readPriceFile(file)).rejects.toMatchObject({ code: "SK2301" });
  });
});
