import type { EventLoop } from "../../../../../runner/models/threads/eventLoop.js";

/** An event loop whose time only moves when it is told to. */
export interface VirtualLoop extends EventLoop {
  /** Lets time pass, turn by turn: what is due is called, and everything that waits for the next turn in each of them. */
  pass(forMs: number, turnMs?: number): void;
  /** How many calls wait for a turn or for a time. */
  waiting(): number;
  /** How many turns had anything to call. */
  turns(): number;
}

export function createVirtualLoop(): VirtualLoop {
  let nowMs = 0;
  let turns = 0;
  let next: (() => void)[] = [];
  const timers = new Map<() => void, number>();
  return {
    nowMs: () => nowMs,
    nextTurn: (turn) => void next.push(turn),
    after(delayMs, turn) {
      const timer = (): void => turn();
      timers.set(timer, nowMs + delayMs);
      return () => timers.delete(timer);
    },
    pass(forMs, turnMs = 0.1) {
      for (const untilMs = nowMs + forMs - turnMs / 2; nowMs < untilMs;) {
        nowMs += turnMs;
        const calls = next;
        next = [];
        if (calls.length > 0) turns += 1;
        for (const call of calls) call();
        for (const [timer, atMs] of timers) {
          if (atMs <= nowMs && timers.delete(timer)) timer();
        }
      }
    },
    waiting: () => next.length + timers.size,
    turns: () => turns,
  };
}
