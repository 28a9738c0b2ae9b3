/** `subnetkit/scoring`: standard scorers, pure and deterministic. docs/scoring.md says when to use which, and what games it. */
export { crps } from "./crps.js";
export { energyScore } from "./energyScore.js";
export { pinballLoss, quantileScore } from "./pinballLoss.js";
export { quantile } from "./quantile.js";
export { meanSquaredError } from "./meanSquaredError.js";
export { scoreFromLoss, skillScore } from "./skillScore.js";
export { ranks, rankScores } from "./ranks.js";
export { spearman } from "./spearman.js";
export { kendall } from "./kendall.js";
export { lddt, type Lddt } from "./structure/lddt.js";
export { tmDistanceScale, tmScore, type SearchOptions } from "./structure/tmScore.js";
export { gdtHa, gdtTs } from "./structure/gdt.js";
export { rmsd } from "./structure/rmsd.js";
export { findCopies, type DatedAnswer } from "./copies.js";
export { availability, wilsonInterval, type WilsonInterval } from "./wilsonInterval.js";
export { latencyScore, type LatencyCurve } from "./latencyScore.js";
export {
  addToAverage,
  alphaOfHalfLife,
  averageValue,
  movingAverage,
  noAverage,
  type MovingAverage,
} from "./movingAverage.js";
export { meanScores, movingScores, type ScoredTasks } from "./meanScores.js";
export { linearWeights, softmaxWeights, topWeights, winnerTakesAll, type ByKey } from "./weighting.js";
export { scoringErrors } from "./scoringErrors.js";
