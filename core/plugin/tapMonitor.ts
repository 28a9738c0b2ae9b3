import { fail, type SubnetkitError } from "../primitives/errors.js";
import { hookErrors } from "./hookErrors.js";
import { reasonOf } from "./reasonOf.js";

/** What a host tells about its plugins: always which plugin and which hook. */
export type HookReport =
  | {
      readonly kind: "failed";
      readonly plugin: string;
      readonly hook: string;
      readonly error: SubnetkitError;
    }
  | { readonly kind: "slow"; readonly plugin: string; readonly hook: string; readonly durationMs: number }
  | {
      readonly kind: "unfinished";
      readonly plugin: string;
      readonly hook: string;
      readonly durationMs: number;
    };

/** A tap that was called and whose promise has not settled. */
export interface UnfinishedTap {
  readonly plugin: string;
  readonly hook: string;
  readonly durationMs: number;
}

export interface MonitorOptions {
  /** Gets failures of observers (which nobody awaits), slow taps, and taps still running when their scope is disposed. */
  readonly report: (report: HookReport) => void;
  /** A monotonic clock; `performance.now` when absent. */
  readonly nowMs?: () => number;
  /** Calls longer than this are reported as slow; none when absent. */
  readonly slowMs?: number;
  /** Gets the duration of every call of every tap. */
  readonly timings?: (plugin: string, hook: string, durationMs: number) => void;
  /** Runs a plugin's code; just calls it when absent. */
  readonly within?: RunPlugin;
}

/** How a host runs the code of a plugin, such that what it leaves behind is known to be its. */
export type RunPlugin = <Result>(plugin: string, run: () => Result) => Result;

/** Just calls it. */
export const runPlainly: RunPlugin = (_, run) => run();

/** Runs taps: names who failed, measures when asked to, and keeps track of what has not finished. */
export interface TapMonitor {
  failure(plugin: string, hook: string, cause: unknown): SubnetkitError;
  /** Runs a synchronous tap. @throws SK1340 */
  run<Result>(plugin: string, hook: string, tap: () => Result): Result;
  /** Awaits a tap. Rejects with SK1340 */
  follow<Result>(plugin: string, hook: string, tap: () => Result | Promise<Result>): Promise<Result>;
  unfinished(plugin?: string): readonly UnfinishedTap[];
}

export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

export function createTapMonitor(options: MonitorOptions): TapMonitor {
  const {
    report,
    slowMs = Infinity,
    timings,
    nowMs = () => performance.now(),
    within = runPlainly,
  } = options;
  // Reading the clock twice costs as much as the rest of a call, so synchronous taps are timed only on request.
  const timed = timings !== undefined || slowMs < Infinity;
  const running = new Set<{ readonly plugin: string; readonly hook: string; readonly startMs: number }>();

  const failure = (plugin: string, hook: string, cause: unknown): SubnetkitError => {
    return fail(hookErrors.tapFailed, { plugin, hook, reason: reasonOf(cause) }, cause);
  };
  const finish = (plugin: string, hook: string, startMs: number): void => {
    const durationMs = nowMs() - startMs;
    timings?.(plugin, hook, durationMs);
    if (durationMs > slowMs) report({ kind: "slow", plugin, hook, durationMs });
  };

  return {
    failure,
    run(plugin, hook, tap) {
      const startMs = timed ? nowMs() : 0;
      let result: ReturnType<typeof tap> | undefined;
      try {
        return (result = within(plugin, tap));
      } catch (cause) {
        throw failure(plugin, hook, cause);
      } finally {
        // A promise has only begun: whoever follows it takes its time.
        if (timed && !isPromiseLike(result)) finish(plugin, hook, startMs);
      }
    },
    async follow(plugin, hook, tap) {
      const entry = { plugin, hook, startMs: nowMs() };
      running.add(entry);
      try {
        return await within(plugin, tap);
      } catch (cause) {
        throw failure(plugin, hook, cause);
      } finally {
        running.delete(entry);
        if (timed) finish(plugin, hook, entry.startMs);
      }
    },
    unfinished(plugin) {
      const now = nowMs();
      return [...running]
        .filter((entry) => plugin === undefined || entry.plugin === plugin)
        .map((entry) => ({ plugin: entry.plugin, hook: entry.hook, durationMs: now - entry.startMs }));
    },
  };
}
