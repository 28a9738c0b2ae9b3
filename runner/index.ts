/** `subnetkit`: a local network from a program, and the errors that everything here throws. */
export { isSubnetkitError, reportOf, SubnetkitError, type ErrorReport } from "../core/primitives/errors.js";
export { startDevnet, type Devnet, type DevnetOptions } from "./devnet/startDevnet.js";
export type { DevAccount, DevnetEvents, DevnetInfo } from "./devnet/devnetEvents.js";
export type { EpochReport, NeuronRow, Problem, Summary, SupplyReport } from "./devnet/reports.js";
