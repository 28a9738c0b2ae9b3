import type { ContractSpec } from "../../core/plugin/contract.js";
import { LIMIT_BOUNDS, type SessionLimits } from "../../core/protocol/limits.js";
import { sessionLimitsFor } from "../../core/roles/sessionLimits.js";

/** How long a call to the node may take, and in lock-step a connection and a handshake: a busy machine must not change what comes out. */
export const PATIENT_MS = 120_000;

/** Session limits in lock-step: a peer that shares a busy machine may be silent for long. */
export function patientLimits(contract: ContractSpec): SessionLimits {
  const [, idleMs] = LIMIT_BOUNDS.idleMs;
  return { ...sessionLimitsFor(contract), idleMs };
}
