import { randomFrom } from "subnetkit/plugin";
import type { ReturnSeries } from "../../../../subnets/price-prediction/feed/dailyReturns.js";

/** Consecutive days from a first one, normal returns of 1 % a day. */
export function syntheticSeries(firstDay: string, bars: number): ReturnSeries {
  const start = Date.parse(firstDay);
  const timesMs = Float64Array.from({ length: bars }, (_, bar) => start + bar * 86_400_000);
  const random = randomFrom(`series from ${firstDay}`);
  return { timesMs, returns: timesMs.map(() => 0.01 * random.normal()) };
}
