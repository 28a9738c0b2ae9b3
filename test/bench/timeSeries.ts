import { median } from "./figure.js";

/** Runs in a row: a processor that was just woken is slow at first. */
const SERIES = 10;
const WARM_UP = 2;

/** How long one run takes, in milliseconds. */
export async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** The median of a few runs in a row, when the first of them are over. */
export async function timeSeries(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let each = 0; each < SERIES; each++) times.push(await time(run));
  return median(times.slice(WARM_UP));
}
