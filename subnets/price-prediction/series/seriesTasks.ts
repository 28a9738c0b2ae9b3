import type { Round, Secret, Task } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { drawOrigins } from "../feed/drawOrigins.js";
import { firstAtOrAfter } from "../feed/firstAtOrAfter.js";
import type { Period } from "../feed/periods.js";
import type { ReturnSeries } from "../feed/returnSeries.js";
import { intervalsOf } from "../score/intervals.js";
import { referenceLoss } from "../score/referenceLoss.js";
import { CONTEXT_BARS, TIMEOUT_MS } from "../sizes.js";
import type { OpenSeries } from "./openSeries.js";
import { RESOLUTION_MS } from "./resolutions.js";
import { originTimes, requestAt } from "./requestAt.js";
import type { SeriesSpec } from "./seriesSpec.js";

type Contract = typeof contract;

const BEGINNING = "0000-01-01";
const END = "9999-12-31";

export function periodOf({ from = BEGINNING, until = END }: SeriesSpec): Period {
  return { from, until };
}

const measured = new WeakMap<ReturnSeries, number>();

/** The reference loss of a series: of a past, over what came before the first origin that is asked about; else over all that is known. */
function referenceLossOf({ spec, isLive }: OpenSeries, history: ReturnSeries, steps: number): number {
  const { timesMs, returns } = history;
  const first = Math.max(firstAtOrAfter(timesMs, Date.parse(periodOf(spec).from)), CONTEXT_BARS);
  const before = isLive ? returns : returns.subarray(0, first);
  const loss = measured.get(history) ?? referenceLoss(before, steps, intervalsOf(spec, steps));
  if (!isLive) measured.set(history, loss);
  return loss;
}

/** Until when an answer may be committed to, after it is asked for: the contract's time limit and as much again for clocks that differ. */
const COMMIT_MS = 2 * TIMEOUT_MS;

/**
 * Leading steps of a live task that are not scored: those whose bar has begun before answers are committed to. Nobody can know any of
 * what is scored.
 */
function skippedSteps({ isLive, nowMs, spec }: OpenSeries, originMs: number): number {
  return isLive ? Math.ceil((nowMs() + COMMIT_MS - originMs) / RESOLUTION_MS[spec.resolution]) : 0;
}

/** A task about origins of one series. An origin is the index of the first return to be predicted. */
export function taskAt(
  series: OpenSeries,
  history: ReturnSeries,
  origins: readonly number[],
): Task<Contract> {
  const { horizonSteps, increments, gaps } = series.spec;
  const times = originTimes(history, origins);
  const skipSteps = skippedSteps(series, Math.max(...times));
  const secret: Secret<Contract> = {
    origins: [...times],
    increments: [...increments],
    gaps: [...gaps],
    skipSteps,
    referenceLossBp: referenceLossOf(series, history, horizonSteps - skipSteps),
  };
  return { request: requestAt(series.spec, history, origins), secret };
}

/**
 * A live task: the newest bar, to be scored in a later round.
 *
 * @returns undefined as long as there is less than a context, and when so little of the horizon would be scored that nothing is left
 */
export function liveTask(
  series: OpenSeries,
  history: ReturnSeries,
  height: number,
): Task<Contract> | undefined {
  const newest = history.returns.length;
  if (newest < CONTEXT_BARS) return undefined;
  const skip = skippedSteps(series, Math.max(...originTimes(history, [newest])));
  if (skip >= series.spec.horizonSteps) return undefined;
  return { ...taskAt(series, history, [newest]), scoreAt: height + 1 };
}

/**
 * A round's tasks about one series: of a past, origins drawn by the round's seed; of a live feed, the newest bar.
 *
 * @throws SK2303 when a past is too short
 */
export function seriesTasks(series: OpenSeries, { seed, height }: Round): readonly Task<Contract>[] {
  const { spec, name } = series;
  const history = series.returns();
  if (series.isLive) {
    const task = liveTask(series, history, height);
    return task ? [task] : [];
  }
  const size = { name, tasks: spec.tasks, originsPerTask: spec.originsPerTask, steps: spec.horizonSteps };
  return drawOrigins(history, periodOf(spec), seed, size).map((origins) => taskAt(series, history, origins));
}
