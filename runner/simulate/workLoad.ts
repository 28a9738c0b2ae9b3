import type { SeatClock } from "./seat.js";
import { watchForHang } from "./watchForHang.js";
import type { WorkClock } from "./workClock.js";

/** One neuron's share of a network's work. */
export interface SeatWork extends SeatClock {
  /** Counts a call into plugin code until it settles. What comes back at once costs nothing. */
  run<T>(work: () => T | PromiseLike<T>): T | Promise<T>;
  /** Calls so far; a snapshot puts it back. */
  calls: number;
}

/** Who is at work: calls into plugin code that have not come back. */
export interface WorkLoad {
  seat(): SeatWork;
  /** Whether a call has not come back. */
  readonly isBusy: boolean;
  /**
   * Lets the network run until `done` settles: messages in memory first, then plugin code that computes, and only when
   * everyone waits for time, time moves. A call that outlasts the patience counts as one that never ends; once
   * one of a neuron has, nobody waits for that neuron's computing any more.
   *
   * @returns false when nobody works, no timer is left and `done` has still not settled
   */
  settle(done: Promise<unknown>): Promise<boolean>;
}

interface Seat {
  running: number;
  sleeping: number;
  isHung: boolean;
}

/**
 * Follows the calls into plugin code of one network.
 *
 * @param patienceMs for computing in which nothing comes back, see `watchForHang`: it decides nothing unless plugin code hangs
 */
export function createWorkLoad(clock: WorkClock, patienceMs: number): WorkLoad {
  const seats = new Set<Seat>();
  let running = 0;
  let wake: () => void = () => undefined;

  const isComputing = (seat: Seat): boolean => !seat.isHung && seat.running > seat.sleeping;
  const computing = (): Seat[] => (running === 0 ? [] : [...seats].filter(isComputing));
  /** Resolves when a call comes back; after the patience is over, who has not moved is given up. */
  const progress = async (patient: readonly Seat[]): Promise<void> => {
    await new Promise<void>((resolve) => {
      const endWatch = watchForHang(patienceMs, () => {
        for (const seat of patient) seat.isHung = true;
        resolve();
      });
      wake = () => {
        endWatch();
        resolve();
      };
    });
    wake = () => undefined;
  };

  return {
    seat: () => {
      const seat: Seat = { running: 0, sleeping: 0, isHung: false };
      seats.add(seat);
      const track = async <T>(result: PromiseLike<T>): Promise<T> => {
        seat.running += 1;
        running += 1;
        try {
          return await result;
        } finally {
          seat.running -= 1;
          running -= 1;
          wake();
        }
      };
      const own: SeatWork = {
        calls: 0,
        run: (work) => {
          own.calls += 1;
          const result = work();
          return isPromiseLike(result) ? track(result) : result;
        },
        nowMs: () => clock.nowMs(),
        sleep: (delayMs) => {
          seat.sleeping += 1;
          wake();
          return new Promise((resolve) => {
            clock.after(delayMs, () => {
              seat.sleeping -= 1;
              resolve();
            });
          });
        },
      };
      return own;
    },
    get isBusy() {
      return running > 0;
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
        const patient = computing();
        if (patient.length > 0) await progress(patient);
        else if (!clock.step()) return false;
      }
    },
  };
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
