import { garchFilter } from "../miners/volatility/garchFilter.js";
import { persistence, type GarchParameters } from "../miners/volatility/garchParameters.js";

export interface GarchFit extends GarchParameters {
  readonly degreesOfFreedom: number;
}

type Name = keyof GarchFit;

/** Bars at the start that only warm the variance up. */
const WARM_UP_BARS = 50;
const FINEST = 1 / 64;

/** Beyond this the t distribution is as good as normal, and the likelihood has no maximum to find. */
const MOST_DEGREES_OF_FREEDOM = 50;

/** ln Γ(x) by Stirling's series, after raising x above 7 by recurrence. */
function logGamma(x: number): number {
  return x < 7
    ? logGamma(x + 1) - Math.log(x)
    : (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x);
}

/** Negative log-likelihood of returns under GARCH with leverage and Student's t shocks of variance 1. */
function unlikeliness(fit: GarchFit, returns: Float64Array): number {
  const { degreesOfFreedom: freedom } = fit;
  const negative = fit.alpha < 0 || fit.gamma < 0 || fit.beta < 0;
  const outside = persistence(fit) >= 0.999 || freedom <= 2.5 || freedom > MOST_DEGREES_OF_FREEDOM;
  if (negative || outside) return Infinity;
  const constant =
    logGamma((freedom + 1) / 2) - logGamma(freedom / 2) - 0.5 * Math.log(Math.PI * (freedom - 2));
  let total = 0;
  for (const [bar, residual] of garchFilter(fit, returns).residuals.entries()) {
    const change = returns[bar];
    if (bar < WARM_UP_BARS || change === undefined || residual === 0) continue;
    const volatility = change / residual;
    const density = constant - ((freedom + 1) / 2) * Math.log1p((residual * residual) / (freedom - 2));
    total += Math.log(volatility) - density;
  }
  return total;
}

/** Maximum likelihood by coordinate search: each parameter is moved up and down, by ever smaller steps, while that helps. */
export function fitGarch(returns: Float64Array): GarchFit {
  const scales: Readonly<Record<Name, number>> = { alpha: 0.05, gamma: 0.1, beta: 0.1, degreesOfFreedom: 4 };
  let best: GarchFit = { alpha: 0.03, gamma: 0.08, beta: 0.9, degreesOfFreedom: 8 };
  let least = unlikeliness(best, returns);
  const moves = (size: number): readonly GarchFit[] => {
    const { alpha, gamma, beta, degreesOfFreedom } = best;
    const by = (name: Name): number => size * scales[name];
    return [1, -1].flatMap((sign) => [
      { ...best, alpha: alpha + sign * by("alpha") },
      { ...best, gamma: gamma + sign * by("gamma") },
      { ...best, beta: beta + sign * by("beta") },
      { ...best, alpha: alpha + sign * by("alpha"), beta: beta - sign * by("alpha") },
      { ...best, gamma: gamma + sign * by("gamma"), beta: beta - (sign * by("gamma")) / 2 },
      { ...best, degreesOfFreedom: degreesOfFreedom + sign * by("degreesOfFreedom") },
    ]);
  };
  for (let size = 1; size >= FINEST;) {
    const tried = moves(size).map((fit) => ({ fit, value: unlikeliness(fit, returns) }));
    const winner = tried.reduce((low, next) => (next.value < low.value ? next : low));
    if (winner.value < least) {
      best = winner.fit;
      least = winner.value;
    } else {
      size /= 2;
    }
  }
  return best;
}
