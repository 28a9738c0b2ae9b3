import type { Clock } from "../protocol/ports.js";

/** A clock that stands still until it is told to move. */
export interface VirtualClock extends Clock {
  /**
   * Moves time forward. Timers fire in order of their time, then of their creation; between two of them everything
   * that was set off, messages in memory included, comes to rest.
   */
  advance(byMs: number): Promise<void>;
  /** Timers that have not fired. */
  readonly pending: number;
}

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/**
 * A deterministic clock for tests and for runs in virtual time.
 *
 * @example
 * const clock = createVirtualClock();
 * clock.after(100, () => log("later"));
 * await clock.advance(100);
 */
export function createVirtualClock(startMs = 0): VirtualClock {
  let nowMs = startMs;
  const timers = new Set<Timer>();

  const nextUntil = (limitMs: number): Timer | undefined => {
    let first: Timer | undefined;
    for (const timer of timers)
      if (timer.atMs <= limitMs && (!first || timer.atMs < first.atMs)) first = timer;
    return first;
  };

  return {
    nowMs: () => nowMs,
    after: (delayMs, callback) => {
      const timer = { atMs: nowMs + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: async (byMs) => {
      const untilMs = nowMs + byMs;
      await settle();
      for (let timer = nextUntil(untilMs); timer; timer = nextUntil(untilMs)) {
        timers.delete(timer);
        nowMs = timer.atMs;
        timer.callback();
        await settle();
      }
      nowMs = untilMs;
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Resolves when no microtask is left: a macrotask runs only then. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
