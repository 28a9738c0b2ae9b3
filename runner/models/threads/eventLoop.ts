/** What timing needs of a thread's event loop; tests bring their own. */
export interface EventLoop {
  /** A clock that never goes back, in milliseconds. */
  nowMs(): number;
  /** Calls in the next turn, without sleeping before. */
  nextTurn(turn: () => void): void;
  /** Calls when at least that much time is over, and maybe a millisecond more, unless it is cancelled before. Keeps no thread from ending. */
  after(delayMs: number, turn: () => void): () => void;
}

/** This thread's own. */
export const EVENT_LOOP: EventLoop = {
  nowMs: () => performance.now(),
  nextTurn: (turn) => void setImmediate(turn),
  after: (delayMs, turn) => {
    const timer = setTimeout(turn, delayMs).unref();
    return () => clearTimeout(timer);
  },
};
