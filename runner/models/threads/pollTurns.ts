import { EVENT_LOOP, type EventLoop } from "./eventLoop.js";

/** How polling ended: what was looked for came, or did not in time, or the thread did not get a processor all the time, whether it came or not. */
export type Polled = "found" | "late" | "heldUp";

/** Two turns that are further apart are no idle thread's: others want the processor, or this one has other work. */
const HELD_UP_MS = 1;
/** How often it looks in a turn: ten or twenty microseconds, since a turn itself takes a few and leaves garbage. */
const LOOKS = 500;

/**
 * Looks for something in each turn of the event loop, so that the thread is awake when it comes: one that sleeps takes 0.03 to 0.2 ms to get
 * up, most of all on a virtual machine. Everything else in the thread goes on meanwhile.
 *
 * @param look returns true when it has found what it looks for
 * @param maxMs when to stop looking
 */
export function pollTurns(
  look: () => boolean,
  maxMs: number,
  ended: (how: Polled) => void,
  loop: EventLoop = EVENT_LOOP,
): void {
  const startMs = loop.nowMs();
  let lastMs = startMs;
  const turn = (): void => {
    const nowMs = loop.nowMs();
    const isHeldUp = nowMs - lastMs > HELD_UP_MS;
    for (let looks = 0; looks < LOOKS; looks++) {
      if (look()) return ended(isHeldUp ? "heldUp" : "found");
    }
    if (nowMs - startMs >= maxMs) return ended("late");
    if (isHeldUp) return ended("heldUp");
    lastMs = nowMs;
    loop.nextTurn(turn);
  };
  loop.nextTurn(turn);
}
