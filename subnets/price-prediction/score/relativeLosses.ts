import { quantile } from "subnetkit/scoring";

const CAP_SHARE = 0.9;

/**
 * Losses at one origin made comparable between origins: capped at the 90th percentile over the answers, less the best one. A missing
 * answer (`undefined`) gets the cap. One bad day can so cost no more than being among the worst, and a hard day costs everyone alike.
 */
export function relativeLosses(losses: readonly (number | undefined)[]): readonly number[] {
  const given = losses.filter((loss) => loss !== undefined);
  if (given.length === 0) return losses.map(() => 0);
  const cap = quantile(given, CAP_SHARE);
  const best = Math.min(...given);
  return losses.map((loss) => Math.min(loss ?? cap, cap) - best);
}
