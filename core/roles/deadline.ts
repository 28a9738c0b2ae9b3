import type { Clock } from "../protocol/ports.js";

/**
 * How deadlines are kept. `clock`: by the clock. `patient`: in lock-step, where nobody is late, so that timing can't
 * change a result; a miner works until it is done, and a validator waits up to a large backstop.
 */
export type DeadlineMode = "clock" | "patient";

export interface Deadline {
  /** Milliseconds left; in patient mode always the whole time. */
  remainingMs(): number;
  stop(): void;
}

/** Starts to count a task's time down; `passed` is called once, unless the deadline is stopped before. */
export function startDeadline(
  clock: Clock,
  mode: DeadlineMode,
  timeoutMs: number,
  passed: () => void,
): Deadline {
  if (mode === "patient") return { remainingMs: () => timeoutMs, stop: () => undefined };
  const endMs = clock.nowMs() + timeoutMs;
  return { remainingMs: () => Math.max(0, endMs - clock.nowMs()), stop: clock.after(timeoutMs, passed) };
}
