import type { Request, Round, Task } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { originsIn } from "../feed/periods.js";
import type { ReturnSeries } from "../feed/returnSeries.js";
import { CONTEXT_BARS } from "../sizes.js";
import { valueAt } from "../valueAt.js";
import type { OpenSeries } from "./openSeries.js";
import { liveTask, periodOf, taskAt } from "./seriesTasks.js";

/** Where the context of a request's row ends in a history, if it is a part of it to the last float32. */
function originOf(
  { returns }: ReturnSeries,
  candidates: readonly number[],
  row: Float32Array,
): number | undefined {
  return candidates.find((origin) => {
    if (origin < CONTEXT_BARS) return false;
    for (let back = 1; back <= CONTEXT_BARS; back += 1) {
      if (Math.fround(valueAt(returns, origin - back)) !== row[CONTEXT_BARS - back]) return false;
    }
    return true;
  });
}

/**
 * Makes a task of a client's request, so that answers to it are scored like those to the validator's own: every row must be a context of
 * the validator's own series, one that it might ask about itself, and the horizon the series'. Of a live feed that is the newest bar
 * alone: what happened after an older one can be looked up.
 *
 * @returns undefined for a request about anything else: it is answered, and not scored
 */
export function recognise(
  series: OpenSeries,
  request: Request<typeof contract>,
  { height }: Round,
): Task<typeof contract> | undefined {
  const { spec, isLive } = series;
  if (request.horizonSteps !== spec.horizonSteps) return undefined;
  const history = series.returns();
  const candidates = isLive
    ? [history.returns.length]
    : originsIn(history, periodOf(spec), spec.horizonSteps);
  const rows = Array.from({ length: request.returns.shape[0] ?? 0 }, (_, index) =>
    request.returns.data.subarray(index * CONTEXT_BARS, (index + 1) * CONTEXT_BARS),
  );
  const origins = rows
    .map((row) => originOf(history, candidates, row))
    .filter((origin) => origin !== undefined);
  if (origins.length !== rows.length || new Set(origins).size !== origins.length) return undefined;
  return isLive ? liveTask(series, history, height) : taskAt(series, history, origins);
}
