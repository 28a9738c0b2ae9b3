import { fail } from "../../core/primitives/errors.js";
import type { AccountId } from "../../core/primitives/ss58.js";
import type { Clock } from "../../core/protocol/ports.js";
import { createMemoryDuplexPair } from "../../core/roles/memoryDuplex.js";
import type { MinerRole } from "../../core/roles/miner.js";
import type { Dial } from "../../core/roles/ports.js";
import { SubnetkitError } from "../../core/primitives/errors.js";
import { simulateErrors } from "./simulateErrors.js";
import { slowDuplex } from "./slowDuplex.js";

/** Who answers at an announced name. */
export interface MemoryListener {
  readonly role: () => MinerRole;
  readonly latencyMs: number;
}

/** Connections between the neurons of one process, by the names that miners announce. */
export interface MemoryNetwork {
  listen(endpoint: string, listener: MemoryListener): void;
  readonly dial: Dial;
}

/**
 * A network without sockets. What a transport checks before it opens a connection is checked here too.
 *
 * @param isSealed whether sessions seal their records
 */
export function createMemoryNetwork(clock: Clock, isSealed: boolean): MemoryNetwork {
  const listeners = new Map<string, MemoryListener>();

  const connect = (endpoint: string, caller: AccountId): ReturnType<Dial> => {
    const listener = listeners.get(endpoint);
    if (!listener) throw fail(simulateErrors.noEndpoint, { endpoint });
    const role = listener.role();
    const refusal = role.admit(caller);
    if (refusal) throw new SubnetkitError(refusal);
    const [near, far] = createMemoryDuplexPair(!isSealed);
    void role.accept(far, caller);
    return Promise.resolve(slowDuplex(near, clock, listener.latencyMs));
  };

  return {
    listen: (endpoint, listener) => void listeners.set(endpoint, listener),
    dial: async (endpoint, caller) => connect(endpoint, caller),
  };
}
