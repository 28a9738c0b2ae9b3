import type { Clock } from "./ports.js";

export interface Heartbeat {
  /** Call for every record of the peer. */
  heard(): void;
  stop(): void;
}

/** Pings a peer that was silent for `intervalMs`, and reports it when it stays silent for another. */
export function startHeartbeat(
  clock: Clock,
  intervalMs: number,
  actions: { readonly ping: () => void; readonly silent: () => void },
): Heartbeat {
  let heardSince = true;
  let pinged = false;
  let cancel: () => void;

  const beat = (): void => {
    if (!heardSince && pinged) {
      actions.silent();
      return;
    }
    pinged = !heardSince;
    heardSince = false;
    cancel = clock.after(intervalMs, beat);
    if (pinged) actions.ping();
  };
  heardSince = false;
  cancel = clock.after(intervalMs, beat);

  return {
    heard: () => {
      heardSince = true;
    },
    stop: () => cancel(),
  };
}
