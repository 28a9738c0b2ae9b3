/** `subnetkit/testing`: a network in this process, in virtual time, for tests of subnets. */
export { randomFrom, type Random } from "../../core/primitives/random.js";
export { CONSENSUS, LOGGER, MODEL_RUNTIME, TRANSPORT } from "../../core/plugin/tokens.js";
export { bind, type ServiceBinding } from "../../runner/simulate/services.js";
export { createSimulation } from "../../runner/simulate/createSimulation.js";
export type { NeuronEarnings } from "../../runner/simulate/earnings.js";
export type { EpochOutcome, NeuronOutcome } from "../../runner/simulate/epochOutcome.js";
export type {
  CreateSimulatedMiner,
  CreateSimulatedValidator,
  Seat,
  SeatClock,
  SimulatedMiner,
} from "../../runner/simulate/seat.js";
export type { SimulatedRound } from "../../runner/simulate/simulatedRound.js";
export type {
  RefusedCall,
  SimulatedProblem,
  SimulatedSubnet,
  Simulation,
  SimulationSnapshot,
} from "../../runner/simulate/simulation.js";
export type {
  MinerGroupOptions,
  SimulationOptions,
  SubnetOptions,
  ValidatorGroupOptions,
} from "../../runner/simulate/simulationOptions.js";
export type { TestRunner } from "./describeRules.js";
export { describeSubnet } from "./describeSubnet.js";
export { createDevnet, type DevnetOptions } from "./devnet/createDevnet.js";
export type { Devnet, Impersonation, NeuronChoice } from "./devnet/devnet.js";
export type { DevnetNeuron } from "./devnet/readNeuron.js";
export type { NewcomerOptions, Setters, StakeChoice } from "./devnet/setters.js";
export { failing } from "./failing.js";
export {
  createMinerHarness,
  type HarnessCall,
  type MinerHarness,
  type MinerHarnessOptions,
} from "./harness/createMinerHarness.js";
export {
  createValidatorHarness,
  type HarnessScoring,
  type ValidatorHarness,
  type ValidatorHarnessOptions,
} from "./harness/createValidatorHarness.js";
export type { AnswerMaker, GivenAnswer } from "./harness/givenAnswers.js";
export { installMatchers, matchers } from "./matchers/installMatchers.js";
export type { Dividend, Ranked, Verdict } from "./matchers/matchers.js";
export { redact, type Redaction } from "./redact.js";
export { recordTraffic, type TrafficRecorder } from "./traffic/recordTraffic.js";
export { replayTraffic } from "./traffic/replayTraffic.js";
export type { Exchange } from "./traffic/trafficFile.js";
export { auditSubnet, type AuditOptions, type AuditReport } from "../../runner/audit/auditSubnet.js";
export type { AttackResult, AuditVerdict } from "../../runner/audit/judgeAttack.js";
