import { randomFrom, type Miner } from "subnetkit/plugin";
import { dayOf } from "../feed/returnSeries.js";
import { outcomeAt } from "../feed/window.js";
import { pathLoss } from "../score/pathLoss.js";
import type { Contract } from "./createMiners.js";
import { forecastAt } from "./forecastAt.js";
import type { Market } from "./market.js";
import { probabilities } from "./probability.js";
import { judgedChanges, scoredChanges } from "./scoredChanges.js";

/** How a forecast compared with what then came. */
export interface Judged {
  /** Day of the first forecast bar, ISO. */
  readonly date: string;
  /** As it is scored: CRPS in basis points, summed over the scored changes. */
  readonly lossBp: number;
  /** Probability integral transforms, in the order of judgedChanges. */
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
  market: Market,
  origins: readonly number[],
  seed: string,
): Promise<Walk> {
  const { name, spec, series } = market;
  const scored = scoredChanges(market);
  const changes = judgedChanges(market);
  const judged: Judged[] = [];
  let totalMs = 0;
  for (const origin of origins) {
    const started = performance.now();
    const increments = await forecastAt(miner, market, origin, `${seed} ${name}`);
    totalMs += performance.now() - started;
    const outcome = outcomeAt(series, origin, spec.horizonSteps);
    const ties = randomFrom(`${seed} ${name} ties ${origin}`);
    judged.push({
      date: dayOf(series, origin),
      lossBp: pathLoss(increments, outcome, scored),
      probabilities: probabilities(increments, outcome, changes, ties),
    });
  }
  return { judged, forecastMs: totalMs / origins.length };
}
