import type { Clock } from "../../core/protocol/ports.js";

/** Looks at the process so often. Time in which all of it stood still, as on a machine that slept, is one look. */
const LOOK_MS = 1_000;

/** A process that uses less of a core does nothing: heartbeats and collected garbage take up to 4 % of a slow one. */
const IDLE_SHARE = 0.05;

/** Whoever computes has at least so long, in looks: less than the main thread gives a thread that never yields. */
const BUSY_MS = 240_000;

/**
 * A clock for lock-step, where nobody is late: its timers wait for a process that does nothing. Whoever has not answered then never will;
 * while threads compute, somebody may be at it, however long that takes on a machine with other work. By the clock alone an
 * honest miner would be late there, and a seeded network would end otherwise than on an idle machine.
 *
 * Timers of more than a second fire once the process did nothing for their whole time, or after four minutes of computing.
 *
 * @param usedMs processor time of the process so far, on all its threads
 */
export function createPatientClock(clock: Clock, usedMs: () => number = processorMs): Clock {
  return {
    nowMs: () => clock.nowMs(),
    after: (delayMs, callback) => {
      if (delayMs <= LOOK_MS) return clock.after(delayMs, callback);
      const mostMs = Math.max(delayMs, BUSY_MS);
      let lastUsedMs = usedMs();
      let idleMs = 0;
      let lookedMs = 0;
      let cancel = (): void => undefined;
      const look = (): void => {
        const nowUsedMs = usedMs();
        lookedMs += LOOK_MS;
        idleMs = nowUsedMs - lastUsedMs < IDLE_SHARE * LOOK_MS ? idleMs + LOOK_MS : 0;
        lastUsedMs = nowUsedMs;
        if (idleMs >= delayMs || lookedMs >= mostMs) callback();
        else wait();
      };
      const wait = (): void => {
        cancel = clock.after(LOOK_MS, look);
      };
      wait();
      return () => cancel();
    },
  };
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
