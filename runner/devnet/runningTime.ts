import type { Clock } from "../../core/protocol/ports.js";

const SECOND_MS = 1_000;

/**
 * Calls back once the process has run for so long: counted in seconds, so that time in which all of it stood still, as on a machine that
 * slept, is one of them, and nobody is given up for it.
 *
 * @returns cancels
 */
export function afterRunning(clock: Clock, delayMs: number, callback: () => void): () => void {
  let leftMs = delayMs;
  let cancel = (): void => undefined;
  const wait = (): void => {
    const stepMs = Math.min(SECOND_MS, leftMs);
    cancel = clock.after(stepMs, () => {
      leftMs -= stepMs;
      if (leftMs <= 0) callback();
      else wait();
    });
  };
  wait();
  return () => cancel();
}
