import type { Clock } from "../protocol/ports.js";

/** Real time. It only moves forward, also when the machine's date is set back. Its timers keep no process alive. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
