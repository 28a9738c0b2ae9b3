import { randomFrom, type Miner } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import {
  createMiners,
  PROFILES,
  type Contract,
} from "../../../../../subnets/price-prediction/backtest/createMiners.js";
import { forecastAt } from "../../../../../subnets/price-prediction/backtest/forecastAt.js";
import type { Market } from "../../../../../subnets/price-prediction/backtest/market.js";
import { walkForward } from "../../../../../subnets/price-prediction/backtest/walkForward.js";
import type { ReturnSeries } from "../../../../../subnets/price-prediction/feed/dailyReturns.js";
import { dayOf } from "../../../../../subnets/price-prediction/feed/returnSeries.js";
import { CONTEXT_BARS, STEPS } from "../../../../../subnets/price-prediction/sizes.js";
import { models } from "../pathsModel.js";
import { syntheticSeries } from "../syntheticSeries.js";

const miners = await createMiners(models);
const series = syntheticSeries("2010-01-01", CONTEXT_BARS + 5 * STEPS);
const ORIGIN = CONTEXT_BARS + 2 * STEPS;

/** The same past, another future from the origin on. */
function otherFuture({ timesMs, returns }: ReturnSeries): ReturnSeries {
  const random = randomFrom("another future");
  return {
    timesMs,
    returns: returns.map((change, bar) => (bar < ORIGIN ? change : 0.05 * random.normal())),
  };
}

/** A daily market of a series. */
const marketOf = (of: ReturnSeries): Market => ({
  name: "TEST/1d",
  spec: { asset: "TEST", resolution: "1d", horizonSteps: STEPS, increments: [1, 5, 10], gaps: [] },
  series: of,
});

describe.each(PROFILES)("a forecast of %s", { timeout: 30_000 }, (profile) => {
  it("is the same, byte for byte, whatever comes after its origin", async () => {
    const forecast = (of: ReturnSeries, origin: number): Promise<Float32Array> =>
      forecastAt(miners[profile], marketOf(of), origin, "seed");
    expect(await forecast(otherFuture(series), ORIGIN)).toEqual(await forecast(series, ORIGIN));
    // What comes after one origin is what another one knows: its forecast is another.
    expect(await forecast(otherFuture(series), ORIGIN + STEPS)).not.toEqual(
      await forecast(series, ORIGIN + STEPS),
    );
  });
});

describe("a walk", () => {
  it("asks about one origin after the other, each with the bars before it alone", async () => {
    const asked: Float32Array[] = [];
    const recording: Miner<Contract> = {
      ...miners.randomWalk,
      solve: (request, call) => {
        asked.push(request.returns.data);
        return miners.randomWalk.solve(request, call);
      },
    };
    const origins = [CONTEXT_BARS, ORIGIN, ORIGIN + STEPS];
    const { judged } = await walkForward(recording, marketOf(series), origins, "seed");
    expect(asked).toEqual(
      origins.map((origin) => Float32Array.from(series.returns.subarray(origin - CONTEXT_BARS, origin))),
    );
    expect(judged.map(({ date }) => date)).toEqual(origins.map((origin) => dayOf(series, origin)));
    expect(judged.every(({ lossBp }) => lossBp > 0)).toBe(true);
  });

  it("gives the same judgements before a day, whatever comes after it", async () => {
    const origins = [ORIGIN - 2 * STEPS, ORIGIN - STEPS, ORIGIN];
    const walk = async (of: ReturnSeries): Promise<readonly unknown[]> =>
      (await walkForward(miners.fhs, marketOf(of), origins, "seed")).judged;
    const [now, then] = [await walk(series), await walk(otherFuture(series))];
    // The first two outcomes end before the change; the third is the change.
    expect(then.slice(0, 2)).toEqual(now.slice(0, 2));
    expect(then[2]).not.toEqual(now[2]);
  });
});
