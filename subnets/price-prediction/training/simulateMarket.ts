import type { Random } from "subnetkit/plugin";
import { CONTEXT_BARS, STEPS } from "../sizes.js";

/** Bars of a simulated market: a context and its outcome. */
const BARS = CONTEXT_BARS + STEPS;
const WARM_UP_BARS = 200;

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next();

const betweenLog = (random: Random, low: number, high: number): number =>
  Math.exp(between(random, Math.log(low), Math.log(high)));

/** A Gamma(shape, 1) deviate for shape > 1 (Marsaglia & Tsang 2000). */
function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = random.normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Student's t shocks scaled to variance 1. */
function studentShocks(random: Random, degreesOfFreedom: number): () => number {
  return () =>
    random.normal() * Math.sqrt((degreesOfFreedom - 2) / (2 * gamma(random, degreesOfFreedom / 2)));
}

/** A path whose log-volatility is a slow and a fast first-order process, both moved by the shocks' sign (stochastic volatility). */
function stochasticVolatility(
  random: Random,
  shock: () => number,
  scale: number,
  mean: number,
): Float32Array {
  const factors = [
    { keep: 1 - betweenLog(random, 0.003, 0.03), spread: between(random, 0.2, 0.55) },
    { keep: between(random, 0.6, 0.95), spread: between(random, 0.05, 0.35) },
  ].map(({ keep, spread }) => ({
    keep,
    push: spread * Math.sqrt(1 - keep * keep),
    leverage: -between(random, 0, 0.9),
    level: spread * random.normal(),
  }));
  return Float32Array.from({ length: BARS }, () => {
    const z = shock();
    const logVolatility = factors.reduce((sum, { level }) => sum + level, 0);
    const news = Math.max(-3, Math.min(3, z));
    for (const factor of factors) {
      const own = Math.sqrt(1 - factor.leverage ** 2) * random.normal();
      factor.level = factor.keep * factor.level + factor.push * (factor.leverage * news + own);
    }
    return scale * (mean + z * Math.exp(logVolatility));
  });
}

/** A path of GARCH with leverage. */
function garchPath(random: Random, shock: () => number, scale: number, mean: number): Float32Array {
  const persistence = 1 - betweenLog(random, 0.004, 0.05);
  const news = between(random, 0.04, 0.16);
  const leverageShare = 0.9 * random.next();
  const alpha = news * (1 - leverageShare);
  const gammaWeight = 2 * news * leverageShare;
  const beta = persistence - news;
  const omega = scale * scale * (1 - persistence);
  let variance = scale * scale * Math.exp(0.4 * random.normal());
  const path = Array.from({ length: WARM_UP_BARS + BARS }, () => {
    const change = Math.sqrt(variance) * shock();
    variance = omega + (change < 0 ? alpha + gammaWeight : alpha) * change * change + beta * variance;
    return change + scale * mean;
  });
  return Float32Array.from(path.slice(WARM_UP_BARS));
}

/**
 * Daily returns of an imagined market: what is known of stock indices in general, with every constant drawn at random from a wide range.
 * Persistent and uncertain volatility, falls that raise it, heavy tails, a small positive mean. Half the markets have stochastic
 * volatility in two factors, half are GARCH.
 *
 * @returns CONTEXT_BARS + STEPS log-returns
 */
export function simulateMarket(random: Random): Float32Array {
  const scale = 0.01 * Math.exp(0.5 * random.normal());
  const shock = studentShocks(random, between(random, 5, 20));
  const mean = between(random, -0.01, 0.07);
  const path = random.next() < 0.5 ? stochasticVolatility : garchPath;
  return path(random, shock, scale, mean);
}
