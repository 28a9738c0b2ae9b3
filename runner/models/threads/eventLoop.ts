/** What timing needs of a thread; tests bring their own. */
export interface EventLoop {
  /** A clock that never goes back, in milliseconds. */
  nowMs(): number;
  /** Calls when that much time is over, unless it is cancelled before. Keeps no thread from ending. */
  after(delayMs: number, call: () => void): () => void;
}

/** This thread's own. */
export const EVENT_LOOP: EventLoop = {
  nowMs: () => performance.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs).unref();
    return () => clearTimeout(timer);
  },
};
