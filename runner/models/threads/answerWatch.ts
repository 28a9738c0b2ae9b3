import { EVENT_LOOP, type EventLoop } from "./eventLoop.js";
import { pollTurns, type Polled } from "./pollTurns.js";

/** Sees to it that a thread which waits for one run of another thread is awake when the answer comes. */
export interface AnswerWatch {
  /** Whether the run that is asked for next will be watched. Ask once a run. */
  willWatch(): boolean;
  /** The run was asked for just now. */
  asked(isWatched: boolean): void;
  /** Its answer was heard, or will never be. */
  over(): void;
}

/** Longer runs are slept through: what a wake-up costs is little beside them. */
const LONGEST_MS = 10;
/** Timers are that late, and an answer may come that much earlier than the average. */
const EARLY_MS = 1.1;
const EARLY_SHARE = 0.1;
/** For how much longer than the average an answer is looked for. */
const LATE_MS = 1;
const LATE_SHARE = 0.2;
/** What the latest run counts in the average. */
const LATEST_SHARE = 0.25;
/** How much longer than the fastest runs they may take on average. Beyond, others want the processor, or no run is like another. */
const SLOW = 2.5;
/** By how much what counts as fastest grows with each run. */
const FORGETTING = 1.01;
/** After so many misses in a row, one run of 2 ** so many is watched. */
const MOST_MISSES = 6;

/**
 * Watches for the answers of runs that are asked for one after another. It learns how long they take, sleeps until shortly before, and looks
 * in each turn of the loop from then on, for a bounded time. Where that does not pay (answers come at other times, or others need the processor)
 * it watches few of them.
 *
 * @param look hears the next that has come, if anything has; where it is the answer, `over` is called
 */
export function createAnswerWatch(look: () => void, loop: EventLoop = EVENT_LOOP): AnswerWatch {
  let averageMs: number | undefined;
  let fastestMs = Infinity;
  let askedMs = 0;
  let misses = 0;
  let unwatched = 0;
  let cancel: (() => void) | undefined;
  let run = 0;

  const ended = (how: Polled): void => {
    if (how === "found") misses = Math.max(0, misses - 1);
    else {
      // To look takes the processor from others, and from the run itself.
      misses = how === "heldUp" ? MOST_MISSES : Math.min(misses + 1, MOST_MISSES);
      unwatched = 2 ** misses - 1;
    }
  };
  const watch = (expectedMs: number): void => {
    const asked = run;
    cancel = undefined;
    pollTurns(
      () => {
        if (run === asked) look();
        return run !== asked;
      },
      askedMs + expectedMs * (1 + LATE_SHARE) + LATE_MS - loop.nowMs(),
      ended,
      loop,
    );
  };
  return {
    willWatch() {
      if (averageMs === undefined || averageMs > Math.min(LONGEST_MS, SLOW * fastestMs)) return false;
      unwatched -= 1;
      return unwatched < 0;
    },
    asked(isWatched) {
      askedMs = loop.nowMs();
      if (!isWatched || averageMs === undefined) return;
      const expectedMs = averageMs;
      const sleepMs = Math.floor(expectedMs * (1 - EARLY_SHARE) - EARLY_MS);
      if (sleepMs < 1) watch(expectedMs);
      else cancel = loop.after(sleepMs, () => watch(expectedMs));
    },
    over() {
      run += 1;
      cancel?.();
      cancel = undefined;
      const tookMs = loop.nowMs() - askedMs;
      fastestMs = Math.min(FORGETTING * fastestMs, tookMs);
      averageMs = averageMs === undefined ? tookMs : averageMs + LATEST_SHARE * (tookMs - averageMs);
    },
  };
}
