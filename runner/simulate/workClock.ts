import type { Clock } from "../../core/protocol/ports.js";
import type { SeatClock } from "./seat.js";

/** The clock of a network in one process: it moves only when everyone who could act waits for it. */
export interface WorkClock extends Clock, SeatClock {
  /** Neurons that sleep. */
  readonly sleeping: number;
  /** Moves to the earliest timer and fires it. Returns whether there was one. */
  step(): boolean;
}

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** A clock that stands at 0 until it is stepped; timers of one moment fire in the order in which they were set. */
export function createWorkClock(): WorkClock {
  let nowMs = 0;
  let sleeping = 0;
  const timers = new Set<Timer>();

  const after: Clock["after"] = (delayMs, callback) => {
    const timer = { atMs: nowMs + Math.max(0, delayMs), callback };
    timers.add(timer);
    return () => void timers.delete(timer);
  };

  return {
    nowMs: () => nowMs,
    after,
    sleep: (delayMs) => {
      sleeping += 1;
      return new Promise((resolve) => {
        after(delayMs, () => {
          sleeping -= 1;
          resolve();
        });
      });
    },
    get sleeping() {
      return sleeping;
    },
    step: () => {
      let first: Timer | undefined;
      for (const timer of timers) if (!first || timer.atMs < first.atMs) first = timer;
      if (!first) return false;
      timers.delete(first);
      nowMs = first.atMs;
      first.callback();
      return true;
    },
  };
}
