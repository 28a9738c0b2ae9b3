import { setFlagsFromString } from "node:v8";
import type { ContractSpec } from "../../core/plugin/contract.js";
import { DEFAULT_MESSAGE_BYTES, maxMessageBytesOf } from "../../core/roles/sessionLimits.js";

/** With what is around it, less than 32 MiB. */
const LARGEST_KEPT_BYTES = 33_488_896;

/**
 * Lets a process that moves large messages collect garbage less often. Every message passes through some buffers outside of the heap, and V8
 * marks all of a small heap again for each 40 MB of them: 12 of 33 ms that storing a megabyte took were marking, on threads that had better
 * encrypted. With this the heap may grow to eight times what lives in it, buffers included: 14 % more memory for the default network, half
 * the time for reading a file back.
 *
 * The C library gives what is freed back to the system in pieces of such a size, which has to find and clear them again for the next message: a tenth of the time for
 * reading a file back. glibc keeps to the largest block that it has seen freed, up to 32 MiB, so it is shown one.
 *
 * Both are of the whole process.
 */
export function makeRoomForBulk(contract: ContractSpec): void {
  if (maxMessageBytesOf(contract) <= DEFAULT_MESSAGE_BYTES) return;
  setFlagsFromString("--heap-growing-percent=700");
  Buffer.allocUnsafeSlow(LARGEST_KEPT_BYTES); // Nobody writes to it: until it is collected it is an address, not memory.
}
