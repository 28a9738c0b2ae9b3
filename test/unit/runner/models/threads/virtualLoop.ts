import type { EventLoop } from "../../../../../runner/models/threads/eventLoop.js";

/** An event loop whose time only moves when it is told to. */
export interface VirtualLoop extends EventLoop {
  /** Lets time pass, turn by turn: what is due in each is called. */
  pass(forMs: number, turnMs?: number): void;
  /** How many calls wait for their time. */
  waiting(): number;
}

export function createVirtualLoop(): VirtualLoop {
  let nowMs = 0;
  const timers = new Map<() => void, number>();
  return {
    nowMs: () => nowMs,
    after(delayMs, call) {
      const timer = (): void => call();
      timers.set(timer, nowMs + delayMs);
      return () => timers.delete(timer);
    },
    pass(forMs, turnMs = 0.1) {
      for (const untilMs = nowMs + forMs - turnMs / 2; nowMs < untilMs;) {
        nowMs += turnMs;
        for (const [timer, atMs] of timers) {
          if (atMs <= nowMs && timers.delete(timer)) timer();
        }
      }
    },
    waiting: () => timers.size,
  };
}
