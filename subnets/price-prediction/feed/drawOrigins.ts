import { fail, randomFrom } from "subnetkit/plugin";
import { valueAt } from "../valueAt.js";
import { feedErrors } from "./feedErrors.js";
import { originsIn, type Period } from "./periods.js";
import type { ReturnSeries } from "./returnSeries.js";

/** How many origins a round has of one series. */
export interface RoundSize {
  /** Of the series, for errors. */
  readonly name: string;
  readonly tasks: number;
  readonly originsPerTask: number;
  /** Bars of an outcome. */
  readonly steps: number;
}

/**
 * A round's origins of one series, one list a task: the period is cut into as many equal strata as the round has origins, and the seed picks
 * one origin in each. Neighbouring strata go to different tasks, so that every task meets every kind of market. All validators of a
 * round share its seed and therefore ask the same.
 *
 * @throws SK2303 when the period holds fewer origins than the round needs
 */
export function drawOrigins(
  series: Pick<ReturnSeries, "timesMs">,
  period: Period,
  seed: string,
  { name, tasks, originsPerTask, steps }: RoundSize,
): readonly (readonly number[])[] {
  const candidates = originsIn(series, period, steps);
  const needed = originsPerTask * tasks;
  if (candidates.length < needed) {
    throw fail(feedErrors.tooShort, { series: name, origins: candidates.length, needed, ...period });
  }
  const random = randomFrom(`price-prediction origins ${name} ${seed}`);
  const drawn = Array.from({ length: needed }, (_, stratum) => {
    const start = Math.floor((stratum * candidates.length) / needed);
    const end = Math.floor(((stratum + 1) * candidates.length) / needed);
    return valueAt(candidates, start + random.integer(end - start));
  });
  return Array.from({ length: tasks }, (_, task) =>
    drawn.filter((_origin, stratum) => stratum % tasks === task),
  );
}
