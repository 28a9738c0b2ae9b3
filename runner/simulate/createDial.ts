import type { Transport } from "../../core/plugin/ports.js";
import { reportOf } from "../../core/primitives/errors.js";
import type { Dial } from "../../core/roles/ports.js";
import type { PlannedSubnet } from "./plan.js";
import type { World } from "./world.js";

/**
 * Dials through a network's transport. Where that is not the network's own, a dial that fails or takes too long is a problem of whoever
 * dialled; of its own, what fails stands in the round's report of the miner alone.
 */
export function createDial(
  transport: Transport,
  isOwn: () => boolean,
  planned: readonly PlannedSubnet[],
  report: World["report"],
): Dial {
  const diallers = new Map(
    planned.flatMap(({ netuid, validators }) =>
      validators.map(({ uid, hotkey }) => [hotkey.signer.account, { netuid, uid }] as const),
    ),
  );
  return async (endpoint, caller, signal) => {
    const note = (cause: unknown): void => {
      const dialler = diallers.get(caller);
      if (dialler && !isOwn()) report({ ...dialler, error: reportOf(cause) });
    };
    const tooLate = (): void => note(signal.reason);
    signal.addEventListener("abort", tooLate, { once: true });
    try {
      return await transport.dial(endpoint, caller, signal);
    } catch (cause) {
      if (!signal.aborted) note(cause);
      throw cause;
    } finally {
      signal.removeEventListener("abort", tooLate);
    }
  };
}
