import { randomFrom } from "subnetkit/plugin";
import { drawWave, HISTORY } from "../wave.js";

/** Waves to learn from. */
const SAMPLES = 20_000;
/** Keeps the equations solvable. */
const RIDGE = 1e-3;

/**
 * The weights w for which history · w comes closest to the next value, by least squares over simulated waves:
 * (XᵀX + ridge · I) w = Xᵀy, solved by Gaussian elimination. The same every time.
 */
export function trainWeights(seed = "train"): Float32Array {
  const random = randomFrom(seed);
  const rows = Array.from({ length: HISTORY }, (_, i) =>
    Array.from({ length: HISTORY + 1 }, (__, j): number => (i === j ? RIDGE : 0)),
  );
  for (let sample = 0; sample < SAMPLES; sample++) {
    const { history, next } = drawWave(random);
    rows.forEach((row, i) => {
      const value = history[i] ?? 0;
      history.forEach((other, j) => (row[j] = (row[j] ?? 0) + value * other));
      row[HISTORY] = (row[HISTORY] ?? 0) + value * next;
    });
  }
  return Float32Array.from(solve(rows));
}

/** Solves rows of coefficients and right-hand side, which are positive definite: no pivoting is needed. */
function solve(rows: number[][]): number[] {
  rows.forEach((pivot, i) => {
    const scale = pivot[i] ?? 1;
    pivot.forEach((value, j) => (pivot[j] = value / scale));
    rows.forEach((row, k) => {
      const factor = row[i] ?? 0;
      if (k !== i) row.forEach((value, j) => (row[j] = value - factor * (pivot[j] ?? 0)));
    });
  });
  return rows.map((row) => row.at(-1) ?? 0);
}
