import { randomFrom, type Miner } from "subnetkit/plugin";
import { dayOf } from "../feed/returnSeries.js";
import { outcomeAt } from "../feed/window.js";
import { pathLoss } from "../score/pathLoss.js";
import type { Contract } from "./createMiners.js";
import { forecastAt } from "./forecastAt.js";
import type { Market } from "./market.js";
import { probabilities } from "./probability.js";

/** How a forecast compared with what then came. */
export interface Judged {
  readonly date: string;
  /** As it is scored: CRPS in basis points, summed over the scored changes. */
  readonly lossBp: number;
  /** Probability integral transforms, in the order of INTERVALS. */
  readonly probabilities: readonly number[];
}

/** A profile's forecasts over time. */
export interface Walk {
  readonly judged: readonly Judged[];
  /** Mean time of a forecast. */
  readonly forecastMs: number;
}

/** Asks a miner about one origin after the other, in order of time, each time with what was known then and nothing else. */
export async function walkForward(
  miner: Miner<Contract>,
  { asset, series }: Market,
  origins: readonly number[],
  seed: string,
): Promise<Walk> {
  const judged: Judged[] = [];
  let totalMs = 0;
  for (const origin of origins) {
    const started = performance.now();
    const increments = await forecastAt(miner, series, origin, `${seed} ${asset}`);
    totalMs += performance.now() - started;
    const date = dayOf(series, origin);
    const outcome = outcomeAt(series, origin);
    judged.push({
      date,
      lossBp: pathLoss(increments, outcome),
      probabilities: probabilities(increments, outcome, randomFrom(`${seed} ${asset} ties ${date}`)),
    });
  }
  return { judged, forecastMs: totalMs / origins.length };
}
