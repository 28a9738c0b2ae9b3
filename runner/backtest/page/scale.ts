import { niceTop } from "../../study/page/lineChart.js";

/** A range of values with round ends, and ticks that include 0. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** A scale from 0, or the least value where it is below, to the greatest. */
export function scaleOver(values: readonly number[]): Scale {
  const finite = values.filter(Number.isFinite);
  const step = niceTop((Math.max(...finite, 0) - Math.min(...finite, 0)) / 6);
  const first = Math.floor(Math.min(...finite, 0) / step);
  const last = Math.max(first + 1, Math.ceil(Math.max(...finite, 0) / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { low: first * step, high: last * step, ticks };
}

/** A share as a short percentage. */
export const percentTick = (value: number): string => `${Number((100 * value).toFixed(2))} %`;
