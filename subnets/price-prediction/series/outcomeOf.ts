import { tensor, type Outcome, type Task } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { firstAtOrAfter } from "../feed/firstAtOrAfter.js";
import { packWindows } from "../feed/packWindows.js";
import { outcomeAt } from "../feed/window.js";
import type { OpenSeries } from "./openSeries.js";

/**
 * What the market did after the origins of a task; undefined as long as it is not all known, and for good when the feed saw
 * no price at all after one of them.
 */
export function outcomeOf(
  series: OpenSeries,
  { request, secret }: Task<typeof contract>,
): Outcome<typeof contract> | undefined {
  const history = series.returns();
  const { horizonSteps: steps } = request;
  const origins = secret.origins.map((timeMs) => {
    const last = firstAtOrAfter(history.timesMs, timeMs);
    return history.timesMs[last] === timeMs ? last + 1 : Number.NaN;
  });
  if (!origins.every((origin) => origin + steps <= history.returns.length)) return undefined;
  const observed = new Uint8Array(origins.length * steps).fill(1);
  if (history.observed) {
    for (const [index, origin] of origins.entries()) {
      observed.set(history.observed.subarray(origin, origin + steps), index * steps);
    }
  }
  const hasPrice = (_: number, index: number): boolean =>
    observed.subarray(index * steps, (index + 1) * steps).includes(1);
  if (!origins.every(hasPrice)) return undefined;
  return {
    returns: packWindows(origins.map((origin) => outcomeAt(history, origin, steps))),
    observed: tensor("uint8", [origins.length, steps], observed),
  };
}
