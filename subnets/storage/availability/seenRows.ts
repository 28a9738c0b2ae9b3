import { OUTPUTS } from "./perceptron.js";
import type { AvailabilityRows } from "./drawRows.js";
import { FEATURES, featuresOf, HORIZON_HOURS } from "./features.js";
import { uptime, type SeenHistory } from "./seenHistory.js";

/** How far from HORIZON_HOURS later a sighting may be and still tell what came of a moment. */
const SLACK_HOURS = 1;
/** Moments of one miner are at least so far apart: closer ones repeat each other. */
const STEP_HOURS = 1;

/**
 * Rows from what was seen of real miners: each moment that was looked at and looked at again a day later. What is asked about it was known at
 * that moment, what came of it afterwards.
 *
 * @returns the rows in order of time, and the hour of each
 */
export function seenRows(histories: readonly SeenHistory[]): AvailabilityRows & { readonly hours: number[] } {
  const found = histories.flatMap((history) => momentsOf(history)).sort((a, b) => a.hour - b.hour);
  const rows = {
    features: new Float32Array(found.length * FEATURES),
    outcomes: new Float32Array(found.length * OUTPUTS),
    uptimes: new Float32Array(found.length),
    hours: found.map(({ hour }) => hour),
  };
  found.forEach(({ features, isUpThen, upMeanwhile, uptimeBefore }, row) => {
    rows.features.set(features, row * FEATURES);
    rows.outcomes.set([isUpThen ? 1 : 0, upMeanwhile], row * OUTPUTS);
    rows.uptimes[row] = uptimeBefore;
  });
  return rows;
}

interface Moment {
  readonly hour: number;
  readonly features: Float32Array;
  readonly isUpThen: boolean;
  readonly upMeanwhile: number;
  readonly uptimeBefore: number;
}

function momentsOf(history: SeenHistory): Moment[] {
  const moments: Moment[] = [];
  let lastHour = -Infinity;
  history.forEach(({ hour }, at) => {
    if (hour < lastHour + STEP_HOURS) return;
    const ahead = history.slice(at + 1).filter((later) => later.hour <= hour + HORIZON_HOURS + SLACK_HOURS);
    const last = ahead.at(-1);
    if (!last || last.hour < hour + HORIZON_HOURS - SLACK_HOURS) return;
    lastHour = hour;
    const before = history.slice(0, at + 1);
    moments.push({
      hour,
      features: featuresOf(before, hour),
      isUpThen: last.up,
      upMeanwhile: ahead.filter(({ up }) => up).length / ahead.length,
      uptimeBefore: uptime(before, hour, 168, 0.5),
    });
  });
  return moments;
}

/** Some of the rows. */
export function rowsBetween(rows: AvailabilityRows, from: number, until: number): AvailabilityRows {
  return {
    features: rows.features.slice(from * FEATURES, until * FEATURES),
    outcomes: rows.outcomes.slice(from * OUTPUTS, until * OUTPUTS),
    uptimes: rows.uptimes.slice(from, until),
  };
}
