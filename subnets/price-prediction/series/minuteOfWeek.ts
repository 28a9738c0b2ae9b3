import { tensor, type Tensor } from "subnetkit/plugin";

const MINUTE_MS = 60_000;
const MINUTES_A_WEEK = 7 * 1_440;

/** 1970-01-01 was a Thursday. */
const THURSDAY_MINUTES = 3 * 1_440;

/** Minutes since Monday 00:00 UTC of each time, in milliseconds since 1970. */
export function minuteOfWeek(timesMs: readonly number[]): Tensor<"int16"> {
  const minutes = timesMs.map(
    (timeMs) => (Math.floor(timeMs / MINUTE_MS) + THURSDAY_MINUTES) % MINUTES_A_WEEK,
  );
  return tensor("int16", [timesMs.length], Int16Array.from(minutes));
}
