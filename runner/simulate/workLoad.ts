import type { WorkClock } from "./workClock.js";

/** Who is at work: calls into plugin code that have not come back. */
export interface WorkLoad {
  /** Counts a call until it settles. What comes back at once costs nothing. */
  run<T>(work: () => T | PromiseLike<T>): T | Promise<T>;
  /**
   * Lets the network run until `done` settles: messages in memory first, then plugin code that computes, and only when
   * everyone waits for time, time moves. A call that computes longer than the patience counts as one that never ends.
   *
   * @returns false when nobody works, no timer is left and `done` has still not settled
   */
  settle(done: Promise<unknown>): Promise<boolean>;
}

interface Running {
  isHung: boolean;
}

/**
 * Follows the calls into plugin code of one network.
 *
 * @param hangAfterMs patience with one call, in real time: it decides nothing unless plugin code hangs
 */
export function createWorkLoad(clock: WorkClock, hangAfterMs: number): WorkLoad {
  const running = new Set<Running>();
  let wake: () => void = () => undefined;

  const track = async <T>(result: PromiseLike<T>): Promise<T> => {
    const call = { isHung: false };
    running.add(call);
    try {
      return await result;
    } finally {
      running.delete(call);
      wake();
    }
  };
  const computing = (): number => {
    let count = -clock.sleeping;
    for (const call of running) if (!call.isHung) count += 1;
    return count;
  };
  /** Resolves when a call comes back; after the patience is over, those that have not are given up. */
  const progress = async (): Promise<void> => {
    const patient = [...running];
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        for (const call of patient) call.isHung = true;
        resolve();
      }, hangAfterMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = () => undefined;
  };

  return {
    run: (work) => {
      const result = work();
      return isPromiseLike(result) ? track(result) : result;
    },
    settle: async (done) => {
      let isDone = false;
      const finish = (): void => {
        isDone = true;
        wake();
      };
      done.then(finish, finish);
      for (;;) {
        // A macrotask runs when no microtask is left: messages in memory have come to rest.
        await new Promise((resolve) => setImmediate(resolve));
        if (isDone) return true;
        if (computing() > 0) await progress();
        else if (!clock.step()) return false;
      }
    },
  };
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
