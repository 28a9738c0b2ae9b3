import type { Clock } from "../../../../core/roles/ports.js";

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves time forward, calling back what comes due, in order. */
  advance(byMs: number): void;
  /** Moves time without calling back: a process that was busy. */
  stall(byMs: number): void;
  readonly waiting: number;
}

export function createVirtualClock(startMs = 1_000): VirtualClock {
  let nowMs = startMs;
  let made = 0;
  const timers = new Map<number, { dueMs: number; callback: () => void }>();
  const nextDue = (untilMs: number): number | undefined =>
    [...timers]
      .filter(([, { dueMs }]) => dueMs <= untilMs)
      .sort(([a, x], [b, y]) => x.dueMs - y.dueMs || a - b)[0]?.[0];

  return {
    nowMs: () => nowMs,
    after: (delayMs, callback) => {
      const id = made++;
      timers.set(id, { dueMs: nowMs + delayMs, callback });
      return () => void timers.delete(id);
    },
    advance: (byMs) => {
      const untilMs = nowMs + byMs;
      for (let id = nextDue(untilMs); id !== undefined; id = nextDue(untilMs)) {
        const timer = timers.get(id);
        timers.delete(id);
        nowMs = Math.max(nowMs, timer?.dueMs ?? nowMs);
        timer?.callback();
      }
      nowMs = untilMs;
    },
    stall: (byMs) => {
      nowMs += byMs;
    },
    get waiting() {
      return timers.size;
    },
  };
}
