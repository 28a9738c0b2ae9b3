import { randomFrom } from "subnetkit/plugin";
import { quantile } from "subnetkit/scoring";
import { mean } from "../mean.js";
import { valueAt } from "../valueAt.js";

/** A number and how sure it is: standard error and 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/** Draws the same blocks of time for everything that is estimated from the same origins, so that differences are of pairs. */
export interface Bootstrap {
  /** A statistic of means: of one value an origin in each of the series. */
  estimate(series: readonly (readonly number[])[], statistic: (means: readonly number[]) => number): Estimate;
}

/** Sums from the start, over two turns, so that blocks may run across the end. */
function runningSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(2 * values.length + 1);
  for (let index = 0; index < 2 * values.length; index += 1) {
    sums[index + 1] = valueAt(sums, index) + valueAt(values, index % values.length);
  }
  return sums;
}

/**
 * The circular block bootstrap (Politis & Romano 1992): whole blocks of neighbours are drawn, with replacement, from a history closed to a
 * circle, so that what neighbours share stays in the error. Blocks must be longer than the dependence.
 *
 * @param count values in each series
 * @param blockLength values in a block
 */
export function createBootstrap(
  count: number,
  blockLength: number,
  replicates: number,
  seed: string,
): Bootstrap {
  const random = randomFrom(`bootstrap ${seed}`);
  const length = Math.min(blockLength, count);
  const blocks = Math.ceil(count / length);
  const draws = Array.from({ length: replicates }, () =>
    Int32Array.from({ length: blocks }, () => random.integer(count)),
  );
  return {
    estimate: (series, statistic) => {
      const sums = series.map(runningSums);
      const drawn = draws.map((starts) =>
        statistic(
          sums.map((running) => {
            let total = 0;
            for (const start of starts) total += valueAt(running, start + length) - valueAt(running, start);
            return total / (blocks * length);
          }),
        ),
      );
      const centre = mean(drawn);
      const variance = drawn.reduce((sum, each) => sum + (each - centre) ** 2, 0) / (replicates - 1);
      return {
        value: statistic(series.map(mean)),
        standardError: Math.sqrt(variance),
        low: quantile(drawn, 0.025),
        high: quantile(drawn, 0.975),
      };
    },
  };
}
