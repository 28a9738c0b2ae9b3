/** A mean with the half width of its 95 % confidence interval; infinite for a single value, or when the mean is. */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number;
}

/** 0.975 quantiles of Student's t for 1 to 30 degrees of freedom, to three digits (any table of the distribution). */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/**
 * The mean of independent values, such as one for each seed, with Student's interval: x̄ ± t·s/√n.
 *
 * @returns a mean of NaN for no values at all
 * @example estimateOf([1, 2, 3]) // { mean: 2, halfWidth: 2.484… }
 */
export function estimateOf(values: readonly number[]): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count < 2 || !Number.isFinite(mean)) return { mean, halfWidth: Infinity };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  return { mean, halfWidth: quantile975(count - 1) * Math.sqrt(variance / count) };
}

/** 0.975 quantile of the normal distribution. */
const Z_975 = 1.959964;

/** Beyond the table by its expansion around the normal quantile, right to four digits there (Abramowitz & Stegun, 26.7.5). */
function quantile975(degreesOfFreedom: number): number {
  const z = Z_975;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return T_975[degreesOfFreedom - 1] ?? z + first / degreesOfFreedom + second / degreesOfFreedom ** 2;
}
