import { AsyncSeriesHook, AsyncSeriesWaterfallHook, SyncBailHook, SyncHook } from "tapable";
import { fail, type SubnetkitError } from "../primitives/errors.js";
import { hookErrors } from "./hookErrors.js";
import type { AnyHookSpec } from "./hookSpec.js";
import { isPromiseLike, type TapMonitor } from "./tapMonitor.js";

export type TapFunction = (...args: unknown[]) => unknown;

/** One function of one plugin in one hook. `run` is cleared when the tap is disposed. */
export interface TapEntry {
  readonly plugin: string;
  run: TapFunction | undefined;
}

/** What the wrapped taps share: which hook it is, who watches, where errors of unawaited taps go. */
export interface HookContext {
  readonly hook: string;
  readonly monitor: TapMonitor;
  readonly reportFailure: (plugin: string, error: SubnetkitError) => void;
}

function runObserver(entry: TapEntry, args: unknown[], { hook, monitor, reportFailure }: HookContext): void {
  const { plugin, run } = entry;
  if (!run) return;
  try {
    const result = monitor.run(plugin, hook, () => run(...args));
    if (!isPromiseLike(result)) return;
    // Observers are not awaited, but theirs is still the blame for a rejection, and for never settling.
    monitor
      .follow(plugin, hook, () => Promise.resolve(result))
      .catch((error: SubnetkitError) => reportFailure(plugin, error));
  } catch (error) {
    // monitor.run throws nothing but its own errors.
    reportFailure(plugin, error as SubnetkitError);
  }
}

function runDecision(entry: TapEntry, args: unknown[], { hook, monitor }: HookContext): unknown {
  const { plugin, run } = entry;
  if (!run) return undefined;
  const answer = monitor.run(plugin, hook, () => run(...args));
  if (!isPromiseLike(answer)) return answer;
  // Nobody will look at this promise again: its rejection must not end the process.
  answer.then(undefined, () => undefined);
  throw fail(hookErrors.promiseFromSync, { plugin, hook });
}

async function runAwaited(
  entry: TapEntry,
  args: unknown[],
  { hook, monitor }: HookContext,
): Promise<unknown> {
  const { plugin, run } = entry;
  return run ? monitor.follow(plugin, hook, () => run(...args)) : undefined;
}

/** The names as tapable wants them: a hook without names would drop its arguments in silence. */
function namesOf(spec: AnyHookSpec): [string, ...string[]] {
  const [first, ...rest] = spec.argumentNames;
  if (first === undefined) throw new TypeError("A hook names its arguments, at least one.");
  return [first, ...rest];
}

/**
 * Builds the tapable hook for a list of taps and returns its call. Tapable has no untap, and puts a tap before an unknown
 * name at the very front: so the host orders the list itself and builds a new hook after a change (about 5 µs).
 */
export function compileHook(
  spec: AnyHookSpec,
  entries: readonly TapEntry[],
  context: HookContext,
): TapFunction {
  const names = namesOf(spec);
  switch (spec.discipline) {
    case "observe": {
      const hook = new SyncHook<unknown[]>(names);
      for (const entry of entries) hook.tap(entry.plugin, (...args) => runObserver(entry, args, context));
      return guarded(context.hook, (...args) => hook.call(...args));
    }
    case "decide": {
      const hook = new SyncBailHook<unknown[], unknown>(names);
      for (const entry of entries) hook.tap(entry.plugin, (...args) => runDecision(entry, args, context));
      return guarded(context.hook, (...args) => hook.call(...args));
    }
    case "series": {
      const hook = new AsyncSeriesHook<unknown[]>(names);
      for (const entry of entries) {
        hook.tapPromise(entry.plugin, async (...args) => void (await runAwaited(entry, args, context)));
      }
      return guarded(context.hook, (...args) => hook.promise(...args));
    }
    case "waterfall": {
      const hook = new AsyncSeriesWaterfallHook<unknown[], unknown>(names);
      for (const entry of entries)
        hook.tapPromise(entry.plugin, (...args) => runAwaited(entry, args, context));
      return guarded(context.hook, (...args) => hook.promise(...args));
    }
  }
}

/** Tapable compiles with `new Function` at the first call; a process may forbid that. */
function guarded(hook: string, call: TapFunction): TapFunction {
  return (...args) => {
    try {
      return call(...args);
    } catch (error) {
      if (error instanceof EvalError) throw fail(hookErrors.noCodeGeneration, { hook }, error);
      throw error;
    }
  };
}
