import { setTimeout } from "node:timers/promises";
import { median } from "./figure.js";

/** Runs in a row: a processor that was just woken is slow at first. */
const SERIES = 10;
const WARM_UP = 2;
/** Runs that are under way at once. */
const AT_ONCE = 4;
/** A pause in which all threads fall asleep, in milliseconds. */
const PAUSE_MS = 20;

type Run = () => Promise<unknown>;

/** How long one run takes, in milliseconds. */
export async function time(run: Run): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** How long a run takes in milliseconds, by how it is asked for. */
export const timeSeries = {
  /** Each when the one before is over: the median, when the first of them are over. */
  async inRow(run: Run): Promise<number> {
    const times: number[] = [];
    for (let each = 0; each < SERIES; each++) times.push(await time(run));
    return median(times.slice(WARM_UP));
  },
  /** A few at a time: all of the time, shared out among them. */
  async atOnce(run: Run): Promise<number> {
    const series = async (): Promise<void> => {
      for (let each = 0; each < SERIES; each++) await run();
    };
    const all = await time(() => Promise.all(Array.from({ length: AT_ONCE }, series)));
    return all / (AT_ONCE * SERIES);
  },
  /** Each out of an idle process: the median. */
  async apart(run: Run): Promise<number> {
    const times: number[] = [];
    for (let each = 0; each < SERIES; each++) {
      await setTimeout(PAUSE_MS);
      times.push(await time(run));
    }
    return median(times);
  },
} as const;

export type Series = keyof typeof timeSeries;
