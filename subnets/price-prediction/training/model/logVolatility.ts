import { NOISE, STEPS } from "../../sizes.js";
import type { Ops } from "../graph/ops.js";
import { COLUMN, type ParameterReader } from "./parameters.js";

/** How log-volatility may move over the steps: a level, and two changes that fade after about 3 and 12 bars. */
const TREND_SHAPES = [() => 1, (step: number) => Math.exp(-step / 3), (step: number) => Math.exp(-step / 12)];

/** A shock's effect on later log-volatility fades by these factors a bar: over days, and over months. */
const FAST_DECAY = 0.8;
const SLOW_DECAY = 0.97;

/** E|z| of the shocks, roughly: a shock of ordinary size leaves volatility as it is. */
const ORDINARY_SIZE = 0.75;

const steps = Array.from({ length: STEPS }, (_, step) => step);

/** [STEPS, STEPS]: how much a shock at the row's step moves log-volatility at the column's. */
const echoes = (decay: number): readonly number[] =>
  steps.flatMap((from) => steps.map((to) => (to > from ? decay ** (to - from - 1) : 0)));

/**
 * Log-volatility along each path, [origins, paths, STEPS], in closed form, an EGARCH (Nelson 1991) with an uncertain level:
 * `hₖ = trendₖ + Σⱼ₍ⱼ<ₖ₎ Σ_decay decayᵏ⁻ʲ⁻¹ · (sign · zⱼ + size · (|zⱼ| − E|z|)) + levelDoubt · η₀ + driftDoubt · η₁ · k / STEPS`.
 *
 * @param outputs the network's, [origins, 1, PARAMETERS]
 * @param shocks z, [origins, paths, STEPS]
 * @param noise [origins, paths, NOISE]; η are its last two columns
 */
export function logVolatility<T>(
  ops: Ops<T>,
  parameters: ParameterReader<T>,
  outputs: T,
  shocks: T,
  noise: T,
): T {
  const sizes = ops.subtract(ops.abs(shocks), ops.constant([1, 1, 1], [ORDINARY_SIZE]));
  const echo = (sign: T, size: T, decay: number): T =>
    ops.matMul(
      ops.add(ops.multiply(shocks, sign), ops.multiply(sizes, size)),
      ops.constant([STEPS, STEPS], echoes(decay)),
    );
  const { signed, positive } = parameters;
  const fast = echo(signed(COLUMN.fastSign, 0.2, -0.05), positive(COLUMN.fastSize, 0.05), FAST_DECAY);
  const slow = echo(signed(COLUMN.slowSign, 0.1, -0.03), positive(COLUMN.slowSize, 0.05), SLOW_DECAY);

  const trend = ops.matMul(
    ops.columns(outputs, COLUMN.trend, COLUMN.trend + TREND_SHAPES.length),
    ops.constant(
      [TREND_SHAPES.length, STEPS],
      TREND_SHAPES.flatMap((shape) => steps.map(shape)),
    ),
  );

  const ramp = ops.constant(
    [1, 1, STEPS],
    steps.map((step) => (step + 0.5) / STEPS),
  );
  const level = ops.multiply(ops.columns(noise, STEPS, STEPS + 1), positive(COLUMN.levelDoubt, 1, -1));
  const drift = ops.multiply(ops.columns(noise, STEPS + 1, NOISE), positive(COLUMN.driftDoubt, 1, -1));
  const doubt = ops.add(level, ops.multiply(drift, ramp));

  return ops.clip(ops.add(ops.add(trend, doubt), ops.add(fast, slow)), -4, 4);
}
