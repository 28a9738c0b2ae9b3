/** `subnetkit/yuma`: the Yuma epoch as a pure function of numbers. Runs anywhere, a browser included. See docs/yuma.md. */
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
export { columnsOf, pairsOf, type ColumnInputs, type ColumnOutputs, type ColumnRow } from "./columnRows.js";
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
export { createEpoch } from "./engine/createEpoch.js";
export type { EntryCounts, Epoch, FlatInputs, FlatMatrix, FlatOutputs } from "./engine/types.js";
export { yumaErrors } from "./yumaErrors.js";
export { traceEpoch, type EpochTrace } from "./explain/traceEpoch.js";
export { explainMiner, type MinerExplanation } from "./explain/explainMiner.js";
export { explainValidator, type ValidatorExplanation } from "./explain/explainValidator.js";
