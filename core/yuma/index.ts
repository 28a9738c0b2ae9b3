/** `subnetkit/yuma`: the Yuma epoch as a pure function of numbers. Runs anywhere, a browser included. */
export { runEpoch } from "./runEpoch.js";
export {
  runMechanisms,
  type MechanismInputs,
  type MechanismsInputs,
  type MechanismsParams,
  type MechanismsResult,
} from "./runMechanisms.js";
export type { MechanismAggregates } from "./aggregateMechanisms.js";
export type { BondsTrace, Yuma2Trace, Yuma3Trace } from "./bondsTypes.js";
export type { Matrix, Row } from "./matrix.js";
export type {
  EpochInputs,
  EpochIntermediates,
  EpochOutputs,
  EpochParams,
  EpochResult,
  WeightCommit,
} from "./types.js";
export { activityCutoff } from "./activity.js";
export { denseAlphas } from "./liquidAlpha.js";
export { yumaErrors } from "./yumaErrors.js";
