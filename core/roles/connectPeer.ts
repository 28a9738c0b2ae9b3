import { fail } from "../primitives/errors.js";
import type { Established, Identity } from "../protocol/handshake.js";
import type { Clock, Duplex } from "../protocol/ports.js";
import { validatorHandshake } from "../protocol/validatorHandshake.js";
import type { Dial, NeuronRecord } from "./ports.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";

/** A neuron that announced where it listens. */
export type ServingNeuron = NeuronRecord & { readonly endpoint: string };

export interface ConnectOptions {
  readonly peer: ServingNeuron;
  readonly identity: Identity;
  readonly dial: Dial;
  readonly clock: Clock;
  /** For the connection; the handshake has as long again. */
  readonly connectTimeoutMs: number;
}

/**
 * Dials a miner and shakes hands with it.
 *
 * @throws SK1536, what the transport says, or the handshake's SK14xx
 */
export async function connectPeer(options: ConnectOptions): Promise<Established> {
  const { peer, identity, clock, connectTimeoutMs } = options;
  const duplex = await dialInTime(options);
  return validatorHandshake(duplex, { identity, clock, timeoutMs: connectTimeoutMs, miner: peer.hotkey });
}

/** Dials under a time limit that also holds for a dial that ignores its signal. */
function dialInTime(options: ConnectOptions): Promise<Duplex> {
  const { peer, identity, clock, connectTimeoutMs } = options;
  return new Promise((resolve, reject) => {
    const abort = new AbortController();
    const cancel = clock.after(connectTimeoutMs, () => {
      const error = fail(roleErrors.dialTimeout, { endpoint: peer.endpoint, timeoutMs: connectTimeoutMs });
      reject(error);
      abort.abort(error);
    });
    options.dial(peer.endpoint, identity.signer.account, abort.signal).then(
      (duplex) => {
        cancel();
        if (abort.signal.aborted) duplex.close("too late");
        else resolve(duplex);
      },
      (error: unknown) => {
        cancel();
        reject(error instanceof Error ? error : new Error(reasonOf(error)));
      },
    );
  });
}
