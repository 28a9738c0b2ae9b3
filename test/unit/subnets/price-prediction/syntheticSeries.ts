import { randomFrom } from "subnetkit/plugin";
import type { ReturnSeries } from "../../../../subnets/price-prediction/feed/dailyReturns.js";

/** Consecutive days from a first one, normal returns of 1 % a day. */
export function syntheticSeries(firstDay: string, bars: number): ReturnSeries {
  const start = Date.parse(firstDay);
  const dates = Array.from({ length: bars }, (_, bar) =>
    new Date(start + bar * 86_400_000).toISOString().slice(0, 10),
  );
  const random = randomFrom(`series from ${firstDay}`);
  return { dates, returns: Float64Array.from(dates, () => 0.01 * random.normal()) };
}
