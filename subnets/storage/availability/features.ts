import { hoursSince, uptime, type SeenHistory } from "./seenHistory.js";

/** Hours ahead that the model looks. */
export const HORIZON_HOURS = 24;

/** Hours of the past that matter. */
export const MEMORY_HOURS = 336;

/** Numbers in a row of features. */
export const FEATURES = 14;

const DAY = 24;

/** Share of the sightings at the hour of day of `at`, an hour either way, over the last week. */
function uptimeAtHour(history: SeenHistory, now: number, at: number, otherwise: number): number {
  let [seen, up] = [0, 0];
  for (let index = history.length - 1; index >= 0; index -= 1) {
    const sighting = history[index];
    if (!sighting || sighting.hour <= now - 7 * DAY) break;
    const apart = Math.abs(((((sighting.hour - at) % DAY) + 36) % DAY) - 12);
    if (apart > 1.01) continue;
    seen += 1;
    if (sighting.up) up += 1;
  }
  return seen === 0 ? otherwise : up / seen;
}

function changes(history: SeenHistory, now: number, hours: number): number {
  let count = 0;
  for (let at = history.length - 1; at > 0; at -= 1) {
    const [sighting, before] = [history[at], history[at - 1]];
    if (!sighting || !before || before.hour <= now - hours) break;
    if (sighting.up !== before.up) count += 1;
  }
  return count;
}

/**
 * What is read from a miner's history, each in about [0, 1]: uptime over five windows, what it does now and for how long, its habit at the hour
 * of day that is asked about and six hours to either side, trends, how restless it is, and how much is known.
 */
export function featuresOf(history: SeenHistory, now: number): Float32Array {
  const long = uptime(history, now, MEMORY_HOURS, 0.5);
  const week = uptime(history, now, 7 * DAY, long);
  const days = uptime(history, now, 3 * DAY, week);
  const day = uptime(history, now, DAY, days);
  const hours = uptime(history, now, 6, day);
  const target = now + HORIZON_HOURS;
  const span = Math.log1p(MEMORY_HOURS);
  return Float32Array.of(
    hours,
    day,
    days,
    week,
    long,
    Math.log1p(hoursSince(history, now, true, MEMORY_HOURS)) / span,
    Math.log1p(hoursSince(history, now, false, MEMORY_HOURS)) / span,
    uptimeAtHour(history, now, target, week),
    uptimeAtHour(history, now, target - 6, week),
    uptimeAtHour(history, now, target + 6, week),
    days - long,
    day - week,
    Math.min(1, changes(history, now, 7 * DAY) / 28),
    Math.min(1, history.length / MEMORY_HOURS),
  );
}

/** The features of several miners, row by row. */
export function featureRows(histories: readonly SeenHistory[], now: number): Float32Array {
  const rows = new Float32Array(histories.length * FEATURES);
  histories.forEach((history, row) => rows.set(featuresOf(history, now), row * FEATURES));
  return rows;
}
