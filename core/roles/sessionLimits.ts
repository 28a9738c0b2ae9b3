import type { ContractSpec } from "../plugin/contract.js";
import { RECORD_OVERHEAD_BYTES } from "../protocol/records.js";
import { DEFAULT_LIMITS, type SessionLimits } from "../protocol/limits.js";

/** What a message takes up besides itself: the frame around it, and the salt of an answer that was committed to. */
const AROUND_BYTES = DEFAULT_LIMITS.maxFrameBytes - 1_000_000;
/** The largest request or answer of a contract that says nothing of it. */
export const DEFAULT_MESSAGE_BYTES = 1_000_000;

/** The largest request or answer of a contract. */
export function maxMessageBytesOf({ task }: ContractSpec): number {
  return task.maxMessageBytes ?? DEFAULT_MESSAGE_BYTES;
}

/** What both sides of a contract's sessions bear: its largest message, and otherwise the usual. */
export function sessionLimitsFor(contract: ContractSpec): SessionLimits {
  return { ...DEFAULT_LIMITS, maxFrameBytes: maxMessageBytesOf(contract) + AROUND_BYTES };
}

/** The largest message of such a session on its connection, for a transport that has to be told. */
export function maxRecordBytesOf(contract: ContractSpec): number {
  return sessionLimitsFor(contract).maxFrameBytes + RECORD_OVERHEAD_BYTES;
}
