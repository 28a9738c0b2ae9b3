import { fail, randomFrom } from "subnetkit/plugin";
import { priceErrors } from "../priceErrors.js";
import { ORIGINS_PER_TASK, TASKS_PER_ROUND } from "../sizes.js";
import { valueAt } from "../valueAt.js";
import type { ReturnSeries } from "./dailyReturns.js";
import { originsIn, type Period } from "./periods.js";

/**
 * A round's origins, one list a task: the period is cut into as many equal strata as the round has origins, and the seed picks one
 * origin in each. Neighbouring strata go to different tasks, so that every task meets every kind of market. All validators of a
 * round share its seed and therefore ask the same.
 *
 * @throws SK2303 when the period holds fewer origins than the round needs
 */
export function drawOrigins(
  series: ReturnSeries,
  period: Period,
  seed: string,
): readonly (readonly number[])[] {
  const candidates = originsIn(series, period);
  const needed = ORIGINS_PER_TASK * TASKS_PER_ROUND;
  if (candidates.length < needed) {
    throw fail(priceErrors.feedTooShort, { origins: candidates.length, needed, ...period });
  }
  const random = randomFrom(`price-prediction origins ${seed}`);
  const drawn = Array.from({ length: needed }, (_, stratum) => {
    const start = Math.floor((stratum * candidates.length) / needed);
    const end = Math.floor(((stratum + 1) * candidates.length) / needed);
    return valueAt(candidates, start + random.integer(end - start));
  });
  return Array.from({ length: TASKS_PER_ROUND }, (_, task) =>
    drawn.filter((_origin, stratum) => stratum % TASKS_PER_ROUND === task),
  );
}
