import type { Clock } from "../../core/protocol/ports.js";

/** The clock of a network in one process: it moves only when everyone who could act waits for it. */
export interface WorkClock extends Clock {
  /** Moves to the earliest timer and fires it. Returns whether there was one. */
  step(): boolean;
}

interface Timer {
  readonly atMs: number;
  readonly order: number;
  callback: (() => void) | undefined;
}

/** A heap is rebuilt without its cancelled timers when they are the larger part of it. */
const COMPACT_ABOVE = 1_024;

/**
 * A clock that stands at 0 until it is stepped. Timers of one moment fire in the order in which they were set. It knows whole
 * milliseconds, so that a difference of times doesn't depend on when it was taken.
 */
export function createWorkClock(): WorkClock {
  let nowMs = 0;
  let made = 0;
  let cancelled = 0;
  let heap: Timer[] = [];

  const push = (timer: Timer): void => {
    let at = heap.length;
    heap.push(timer);
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = heap[parentAt];
      if (!parent || isBefore(parent, timer)) break;
      heap[at] = parent;
      at = parentAt;
    }
    heap[at] = timer;
  };
  const pop = (): Timer | undefined => {
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || first === last) return first;
    let at = 0;
    for (;;) {
      const [leftAt, rightAt] = [2 * at + 1, 2 * at + 2];
      const [left, right] = [heap[leftAt], heap[rightAt]];
      if (!left) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (isBefore(last, child)) break;
      heap[at] = child;
      at = isRight ? rightAt : leftAt;
    }
    heap[at] = last;
    return first;
  };
  const compact = (): void => {
    const live = heap.filter(({ callback }) => callback !== undefined);
    heap = [];
    cancelled = 0;
    for (const timer of live) push(timer);
  };

  const after: Clock["after"] = (delayMs, callback) => {
    const timer: Timer = { atMs: nowMs + Math.max(0, Math.ceil(delayMs)), order: made++, callback };
    push(timer);
    return () => {
      if (timer.callback === undefined) return;
      timer.callback = undefined;
      cancelled += 1;
      if (cancelled > COMPACT_ABOVE && 2 * cancelled > heap.length) compact();
    };
  };

  return {
    nowMs: () => nowMs,
    after,
    step: () => {
      for (let timer = pop(); timer; timer = pop()) {
        const { callback } = timer;
        if (callback === undefined) {
          cancelled -= 1;
          continue;
        }
        timer.callback = undefined;
        nowMs = timer.atMs;
        callback();
        return true;
      }
      return false;
    },
  };
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.atMs === b.atMs ? a.order < b.order : a.atMs < b.atMs;
}
