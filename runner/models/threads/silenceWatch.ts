import type { Clock } from "../../../core/protocol/ports.js";
import { systemClock } from "../../../core/roles/systemClock.js";
import type { Patience } from "./patience.js";
import type { Work } from "./workSign.js";

/** Notices when somebody who is waited for has been silent for too long. */
export interface SilenceWatch {
  /** It was heard, or is waited for from now on. */
  begin(patienceMs: number): void;
  /** Nobody waits for it any more. */
  end(): void;
}

/**
 * Watches for a holder that is silent for longer than the patience allows. One that is seen at work, in whose thread a model runs that long,
 * is given as much as for loading, from the latest run that began there.
 *
 * @param work what the holder shows of itself, once that is known
 * @param isHeard whether something that it said lay there unheard, which has then been heard
 */
export function createSilenceWatch(
  patience: Patience,
  work: () => Work | undefined,
  { isHeard, silent }: { readonly isHeard: () => boolean; readonly silent: () => void },
  clock: Clock = systemClock,
): SilenceWatch {
  let isOn = false;
  let sinceMs = 0;
  let allowedMs = 0;
  let runsBegun: number | undefined;
  let due: { readonly atMs: number; readonly cancel: () => void } | undefined;

  // One timer goes on from run to run: to set and clear one for each would cost as much as to post it.
  const checkBy = (atMs: number): void => {
    if (due && due.atMs <= atMs) return;
    due?.cancel();
    due = { atMs, cancel: clock.after(Math.max(1, Math.ceil(atMs - clock.nowMs())), check) };
  };
  const check = (): void => {
    due = undefined;
    if (!isOn) return;
    const nowMs = clock.nowMs();
    const shown = work();
    if (shown?.runsBegun !== runsBegun) {
      runsBegun = shown?.runsBegun;
      sinceMs = nowMs;
    }
    const untilMs = sinceMs + (shown?.isRunning ? Math.max(allowedMs, patience.workMs) : allowedMs);
    if (nowMs < untilMs) checkBy(Math.min(untilMs, nowMs + allowedMs));
    else if (!isHeard()) silent();
  };
  return {
    begin(patienceMs) {
      isOn = true;
      sinceMs = clock.nowMs();
      allowedMs = patienceMs;
      runsBegun = work()?.runsBegun;
      checkBy(sinceMs + patienceMs);
    },
    end: () => {
      isOn = false;
    },
  };
}
