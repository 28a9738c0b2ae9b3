import { CONTEXT_BARS } from "../../sizes.js";

const MINUTES_A_DAY = 1_440;

/** Waves a day: one for day and night, one for sessions. */
const WAVES = 2;

/** Without a day and a half of bars, night can't be told from a calm spell. */
const LEAST_DAYS = 1.5;

/**
 * Variance of `log |r|` of normal returns: a quarter of that of `log r²`, which is π²/2 (Harvey, Ruiz and Shephard 1994). What is believed of a
 * wave's height before a context is seen: a market's liveliest hour is seldom more than two or three times as volatile as its calmest.
 */
const NOISE_VARIANCE = Math.PI ** 2 / 8;
const HEIGHT_VARIANCE = 0.3 ** 2;

/** How volatile the market is at a bar, beside its mean: by bars after the context's last, which is bar 0; the context's own are negative. */
export type Rhythm = (bar: number) => number;

/**
 * The daily rhythm of a context: a regression of `log |r|` on waves of a day and half a day, shrunk towards none by what is believed beforehand
 * (a normal prior). A trend stands beside them, lest a market that calms down looks like evening. Undefined when bars are a day or longer, or too fine for the context to hold a day and a half.
 *
 * @param returns the context, oldest first
 * @param minuteOfWeek of the context's end
 * @param barMinutes length of a bar
 */
export function dailyRhythm(
  returns: Float32Array,
  minuteOfWeek: number,
  barMinutes: number,
): Rhythm | undefined {
  const days = (CONTEXT_BARS * barMinutes) / MINUTES_A_DAY;
  if (barMinutes * 2 * WAVES > MINUTES_A_DAY || days < LEAST_DAYS) return undefined;
  const wavesAt = (bar: number): readonly number[] => {
    // A bar's middle: returns are what happened since the bar before.
    const turn = (2 * Math.PI * (minuteOfWeek + (bar - 0.5) * barMinutes)) / MINUTES_A_DAY;
    return Array.from({ length: WAVES }, (_, wave) => [
      Math.cos((wave + 1) * turn),
      Math.sin((wave + 1) * turn),
    ]).flat();
  };
  const size = Math.sqrt(returns.reduce((sum, value) => sum + value * value, 0) / CONTEXT_BARS);
  if (size === 0) return undefined;
  const rows = Array.from({ length: CONTEXT_BARS }, (_, index) => {
    const bar = index + 1 - CONTEXT_BARS;
    return [1, bar / CONTEXT_BARS + 0.5, ...wavesAt(bar)];
  });
  // A return of nothing has no logarithm; a fiftieth of the usual size stands for it.
  const logs = Array.from(returns, (value) => Math.log(Math.max(Math.abs(value) / size, 0.02)));
  const [, , ...heights] = ridge(rows, logs, (column) =>
    column < 2 ? 1e-6 : NOISE_VARIANCE / HEIGHT_VARIANCE,
  );
  const square = Math.exp(heights.reduce((sum, height) => sum + height * height, 0));
  return (bar) => {
    const log = wavesAt(bar).reduce((sum, wave, index) => sum + wave * (heights[index] ?? 0), 0);
    // exp(2 · log) has a mean of about exp(Σ height²) over a day.
    return Math.exp(log) / Math.sqrt(square);
  };
}

/** Least squares with a penalty on each coefficient, by Gaussian elimination of the normal equations. */
function ridge(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  penalty: (column: number) => number,
): readonly number[] {
  const width = rows[0]?.length ?? 0;
  const at = (row: readonly number[] | undefined, column: number): number => row?.[column] ?? 0;
  const matrix = Array.from({ length: width }, (_, i) => [
    ...Array.from(
      { length: width },
      (_, j) => rows.reduce((sum, row) => sum + at(row, i) * at(row, j), 0) + (i === j ? penalty(i) : 0),
    ),
    rows.reduce((sum, row, index) => sum + at(row, i) * (targets[index] ?? 0), 0),
  ]);
  // Positive definite: no pivoting.
  matrix.forEach((pivot, i) => {
    matrix.forEach((row, j) => {
      if (j === i) return;
      const factor = at(row, i) / at(pivot, i);
      for (let column = i; column <= width; column += 1)
        row[column] = at(row, column) - factor * at(pivot, column);
    });
  });
  return matrix.map((row, i) => at(row, width) / at(row, i));
}
