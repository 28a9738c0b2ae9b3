import { fail } from "../../core/primitives/errors.js";
import type { Clock } from "../../core/roles/ports.js";
import { engineErrors } from "./engineErrors.js";

/** When blocks are sealed: only by `seal()`, every so often, or as soon as there is an extrinsic. */
export type Sealing =
  | { readonly policy: "manual" }
  | {
      readonly policy: "interval";
      readonly intervalMs: number;
      /** Asked before each block of the clock, which waits for what it returns, if anything. It must not reject. */
      readonly hold?: () => Promise<void> | undefined;
    }
  | { readonly policy: "instant" };

/** A running policy. */
export interface Sealer {
  /** To be called when an extrinsic has come into the pool. */
  submitted(): void;
  stop(): void;
}

/** Longest delay that timers take. */
const MAX_INTERVAL_MS = 2_147_483_647;

/**
 * Starts a policy.
 *
 * @throws SK1704
 */
export function startSealer(sealing: Sealing, clock: Clock, seal: () => void): Sealer {
  switch (sealing.policy) {
    case "manual":
      return { submitted: () => undefined, stop: () => undefined };
    case "interval":
      return sealEvery(sealing, clock, seal);
    case "instant":
      return sealAtOnce(clock, seal);
  }
}

/** Due times keep to the grid of the start; those missed while the process was busy, or a block was held, are not made up for. */
function sealEvery(
  { intervalMs, hold }: Extract<Sealing, { policy: "interval" }>,
  clock: Clock,
  seal: () => void,
): Sealer {
  if (!Number.isInteger(intervalMs) || intervalMs < 1 || intervalMs > MAX_INTERVAL_MS) {
    throw fail(engineErrors.badInterval, { intervalMs });
  }
  let dueMs = clock.nowMs();
  let cancel: () => void = () => undefined;
  let stopped = false;
  const sealOne = (): void => {
    if (stopped) return;
    schedule();
    seal();
  };
  const schedule = (): void => {
    const nowMs = clock.nowMs();
    dueMs += intervalMs * Math.max(1, Math.ceil((nowMs - dueMs) / intervalMs));
    cancel = clock.after(dueMs - nowMs, () => {
      const held = hold?.();
      if (held) void held.then(sealOne);
      else sealOne();
    });
  };
  schedule();
  return {
    submitted: () => undefined,
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}

/** Everything that is submitted in one turn goes into one block. */
function sealAtOnce(clock: Clock, seal: () => void): Sealer {
  let cancel: (() => void) | undefined;
  return {
    submitted: () => {
      cancel ??= clock.after(0, () => {
        cancel = undefined;
        seal();
      });
    },
    stop: () => cancel?.(),
  };
}
