import { CONTEXT_BARS } from "../../sizes.js";
import { valueAt } from "../../valueAt.js";
import type { Ops } from "../graph/ops.js";

/** Half-lives, in bars, of the weighted means that the network sees. */
const VARIANCE_HALF_LIVES = [1, 2, 4, 8, 16, 32, 64, 128];
const LOSS_HALF_LIVES = [2, 8, 32];
const TREND_HALF_LIVES = [2, 8, 32, 128];

/** Which of the variances every other feature is measured by. */
const UNIT = VARIANCE_HALF_LIVES.indexOf(16);
const LATEST_BARS = 5;

/** A tenth of a basis point, squared: keeps a context without any move away from log 0 and division by 0. */
const VARIANCE_FLOOR = 1e-10;

/** How many numbers describe a context. */
export const FEATURES =
  VARIANCE_HALF_LIVES.length + 1 + LOSS_HALF_LIVES.length + TREND_HALF_LIVES.length + LATEST_BARS + 1;

/** Weights over the context that halve every `halfLife` bars into the past and sum to 1. */
function decaying(halfLife: number): readonly number[] {
  const weights = Array.from(
    { length: CONTEXT_BARS },
    (_, bar) => 0.5 ** ((CONTEXT_BARS - 1 - bar) / halfLife),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** The same weight on every bar. */
const even = Array.from({ length: CONTEXT_BARS }, () => 1 / CONTEXT_BARS);

/** A matrix that takes several weighted means at once. */
interface Means {
  readonly shape: readonly [number, number];
  readonly values: Float32Array;
}

function meansBy(weights: readonly (readonly number[])[]): Means {
  const values = even.flatMap((_, bar) => weights.map((column) => valueAt(column, bar)));
  return { shape: [CONTEXT_BARS, weights.length], values: Float32Array.from(values) };
}

const VARIANCE_MEANS = meansBy([...VARIANCE_HALF_LIVES.map(decaying), even]);
const LOSS_MEANS = meansBy(LOSS_HALF_LIVES.map(decaying));
const TREND_MEANS = meansBy(TREND_HALF_LIVES.map(decaying));
const EVEN_MEAN = meansBy([even]);

/** A weighted mean of independent returns has variance of about 0.35 / half-life; these bring it to 1. */
const TREND_UNITS = TREND_HALF_LIVES.map((halfLife) => Math.sqrt(2.8 * halfLife));

/** Daily volatility with a half-life of 16 bars, [origins, 1]: what networks measure moves by. */
export function recentVolatility<T>(ops: Ops<T>, returns: T): T {
  const { shape, values } = meansBy([decaying(valueAt(VARIANCE_HALF_LIVES, UNIT))]);
  const variance = ops.matMul(ops.multiply(returns, returns), ops.constant(shape, values));
  return ops.sqrt(ops.add(variance, ops.constant([1, 1], [VARIANCE_FLOOR])));
}

/** What the network sees of a context, and the volatility in whose unit it answers. */
export interface Features<T> {
  /** [origins, FEATURES] */
  readonly values: T;
  /** Daily volatility with a half-life of 16 bars, [origins, 1]. */
  readonly unit: T;
}

/**
 * Describes contexts by numbers free of scale: the term structure of past variance, how much of it came from losses, trends, the latest
 * returns, and how heavy the tails were.
 *
 * @param returns [origins, CONTEXT_BARS]
 */
export function featuresOf<T>(ops: Ops<T>, returns: T): Features<T> {
  const squares = ops.multiply(returns, returns);
  const scalar = (value: number): T => ops.constant([1, 1], [value]);
  const meanOf = (values: T, { shape, values: weights }: Means): T =>
    ops.matMul(values, ops.constant(shape, weights));
  const varianceOf = (means: Means): T => ops.add(meanOf(squares, means), scalar(VARIANCE_FLOOR));

  const variances = varianceOf(VARIANCE_MEANS);
  const unitVariance = ops.columns(variances, UNIT, UNIT + 1);
  const unit = ops.sqrt(unitVariance);
  const termStructure = ops.log(ops.divide(variances, unitVariance));

  const losses = ops.clip(returns, -1, 0);
  const lossVariance = meanOf(ops.multiply(losses, losses), LOSS_MEANS);
  // About half of the variance comes from losses: centred there, and stretched to ±1.
  const lossShare = ops.subtract(
    ops.multiply(ops.divide(lossVariance, varianceOf(LOSS_MEANS)), scalar(2)),
    scalar(1),
  );

  const trendUnits = ops.constant([1, TREND_UNITS.length], TREND_UNITS);
  const trends = ops.multiply(ops.divide(meanOf(returns, TREND_MEANS), unit), trendUnits);

  const latest = ops.clip(
    ops.divide(ops.columns(returns, CONTEXT_BARS - LATEST_BARS, CONTEXT_BARS), unit),
    -5,
    5,
  );

  // (E|r|)² / E r² is 0.64 for normal returns and falls with heavier tails; centred and stretched.
  const size = meanOf(ops.abs(returns), EVEN_MEAN);
  const lightness = ops.divide(ops.multiply(size, size), varianceOf(EVEN_MEAN));
  const tails = ops.multiply(ops.subtract(lightness, scalar(0.6)), scalar(5));

  return { values: ops.concat([termStructure, lossShare, trends, latest, tails]), unit };
}
