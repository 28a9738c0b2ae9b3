/** `subnetkit`: a local network from a program, and the errors that everything here throws. */
export { isSubnetkitError, reportOf, SubnetkitError, type ErrorReport } from "../core/primitives/errors.js";
export { defineConfig } from "./config/defineConfig.js";
export type { MinersConfig, SubnetConfig, SubnetkitConfig } from "./config/configSchema.js";
export { infer } from "./infer/infer.js";
export { createSolver, type Solver, type SolverOptions } from "./infer/createSolver.js";
export { startDevnet, type Devnet, type DevnetOptions } from "./devnet/startDevnet.js";
export type { DevAccount, DevnetEvents, DevnetInfo, ReloadedSubnet } from "./devnet/devnetEvents.js";
export type { MinersPlan, SubnetPlan } from "./devnet/subnetPlan.js";
export type { EpochReport, NeuronRow, Problem, Summary, SupplyReport, Unscored } from "./devnet/reports.js";
export { resolveSubnet } from "./subnets/resolveSubnet.js";
