/** `subnetkit/plugin`: what a subnet or a plugin is written with. */
export { Type, type Static, type TObject, type TSchema } from "#typebox";
export { randomFrom, type Random } from "../primitives/random.js";
export type { AccountId } from "../primitives/ss58.js";
export { defineErrors, fail, isSubnetkitError, SubnetkitError } from "../primitives/errors.js";
export { defineContract } from "./defineContract.js";
export type { FormatFile, SubnetFormats } from "./formats.js";
export { defineMiner } from "./defineMiner.js";
export { defineSubnet, type SubnetParts } from "./defineSubnet.js";
export { defineValidator } from "./defineValidator.js";
export type {
  Contract,
  ContractSpec,
  Outcome,
  ProfileName,
  Request,
  Response,
  Secret,
  Settings,
  TaskRequest,
  TaskResponse,
  TaskSpec,
  ValidatorSettings,
} from "./contract.js";
export type { RequestedHyperparameters } from "./hyperparameterKinds.js";
export {
  onnx,
  tfjs,
  type BatchLimits,
  type Model,
  type ModelFile,
  type ModelOf,
  type ModelPort,
  type ModelReference,
  type ModelRuntime,
} from "./models.js";
export { createPluginState, type JournaledState } from "./pluginState.js";
export type {
  Answer,
  AnswerPart,
  Call,
  CreateMiner,
  CreateValidator,
  Miner,
  MinerContext,
  MissingReason,
  ModelLoaders,
  Peer,
  PluginLog,
  PluginState,
  Round,
  ScoreHistory,
  ScoreInput,
  Subnet,
  Task,
  Validator,
  ValidatorContext,
} from "./subnet.js";
export { tensor, type DType, type TensorArrays } from "./tensor.js";
export { Tensor, type Dimension, type TensorOptions, type TensorSchema } from "./tensorSchema.js";
export {
  definePlugin,
  provision,
  type CreateService,
  type CreateTap,
  type Plugin,
  type PluginContext,
  type PluginSpec,
  type PluginTaps,
  type Provision,
  type StandardHooks,
} from "./definePlugin.js";
export {
  decide,
  observe,
  series,
  waterfall,
  type Discipline,
  type HookCall,
  type HookSpec,
  type HookSpecs,
  type Tap,
} from "./hookSpec.js";
export {
  kernelHooks,
  type EnactedNote,
  type EpochNote,
  type KernelHooks,
  type NeuronNote,
  type OfferedExtrinsic,
  type SealedBlockNote,
  type StakeNote,
} from "./kernelHooks.js";
export { roleHooks, type AnsweredTask, type Caller, type IncomingTask, type RoleHooks } from "./roleHooks.js";
export { token, type Token } from "./token.js";
export { CLOCK, CONSENSUS, ENGINE, LOGGER, METRICS, MODEL_RUNTIME, STORE, TRANSPORT } from "./tokens.js";
export type {
  Clock,
  Connection,
  Consensus,
  Engine,
  Listener,
  Logger,
  MetricLabels,
  Metrics,
  Store,
  StoreWrite,
  Transport,
} from "./ports.js";
