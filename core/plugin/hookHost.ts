import { fail } from "../primitives/errors.js";
import { compileHook, type TapEntry, type TapFunction } from "./compileHook.js";
import { hookErrors } from "./hookErrors.js";
import type { AnyHookSpec, HookCall, HookSpecs, Tap } from "./hookSpec.js";
import { createTapMonitor, type MonitorOptions, type UnfinishedTap } from "./tapMonitor.js";

export interface TapOptions {
  /** Run before the first tap of this plugin, which must have tapped the hook already. */
  readonly before?: string;
}

/** All that a plugin can do with a hook: tap it. The returned function removes the tap. */
export interface HookPort<Spec> {
  tap(run: Tap<Spec>, options?: TapOptions): () => void;
}

/** One plugin's view of a host. */
export interface HookScope<Specs extends HookSpecs> {
  readonly hooks: { readonly [Name in keyof Specs]: HookPort<Specs[Name]> };
  /** Removes all taps of this scope. Calls already under way go on, and are reported as unfinished. */
  dispose(): void;
}

/** Owns the hooks of one network or one role: calls them, and hands out scopes to plugins. */
export interface HookHost<Specs extends HookSpecs> {
  readonly call: { readonly [Name in keyof Specs]: HookCall<Specs[Name]> };
  scope(plugin: string): HookScope<Specs>;
  /** Whether this host has a hook of that name. */
  has(name: string): boolean;
  /** Taps that have been called and have not settled: what to show when something hangs. */
  unfinished(): readonly UnfinishedTap[];
  dispose(): void;
}

interface Hook {
  tap(plugin: string, run: TapFunction, options: TapOptions): () => void;
  call(args: unknown[]): unknown;
  clear(): void;
}

/** What a call gives when nobody tapped: each discipline's neutral result. */
function neutral(spec: AnyHookSpec, args: unknown[]): unknown {
  if (spec.discipline === "series") return Promise.resolve();
  if (spec.discipline === "waterfall") return Promise.resolve(args[0]);
  return undefined;
}

function createHook(
  name: string,
  spec: AnyHookSpec,
  compile: (entries: readonly TapEntry[]) => TapFunction,
): Hook {
  let entries: readonly TapEntry[] = [];
  let compiled: TapFunction | undefined;
  const replace = (next: readonly TapEntry[]): void => {
    entries = next;
    compiled = undefined;
  };
  return {
    tap(plugin, run, { before }) {
      const entry: TapEntry = { plugin, run };
      const at =
        before === undefined ? entries.length : entries.findIndex((other) => other.plugin === before);
      if (at < 0) throw fail(hookErrors.unknownBefore, { plugin, hook: name, before: String(before) });
      replace(entries.toSpliced(at, 0, entry));
      return () => {
        // Cleared first: a call under way still holds the old hook, and must find nothing to run.
        entry.run = undefined;
        replace(entries.filter((other) => other !== entry));
      };
    },
    call(args) {
      if (entries.length === 0) return neutral(spec, args);
      compiled ??= compile(entries);
      return compiled(...args);
    },
    clear() {
      for (const entry of entries) entry.run = undefined;
      replace([]);
    },
  };
}

/**
 * Creates the hooks of a spec map.
 *
 * Errors of taps carry SK1340, name plugin and hook and keep the cause. `decide`, `series` and `waterfall` pass them to the caller;
 * `observe` passes them to `report`, since what it tells of has already happened.
 *
 * @example
 * const host = createHookHost({ block: observe<[height: number]>("height") }, { report: log });
 * const remove = host.scope("metrics").hooks.block.tap((height) => count(height));
 * host.call.block(7);
 */
export function createHookHost<Specs extends HookSpecs>(
  specs: Specs,
  options: MonitorOptions,
): HookHost<Specs> {
  const { report } = options;
  const monitor = createTapMonitor(options);
  const hooks = new Map(
    Object.entries(specs).map(([name, spec]): [string, Hook] => {
      const reportFailure = (plugin: string, error: ReturnType<typeof fail>): void =>
        report({ kind: "failed", plugin, hook: name, error });
      return [
        name,
        createHook(name, spec, (entries) =>
          compileHook(spec, entries, { hook: name, monitor, reportFailure }),
        ),
      ];
    }),
  );

  let closed = false;
  const scope = (plugin: string): HookScope<Specs> => {
    const removers = new Set<() => void>();
    let disposed = false;
    const port = (name: string, hook: Hook): HookPort<AnyHookSpec> => ({
      tap(run: TapFunction, tapOptions: TapOptions = {}) {
        if (closed || disposed) throw fail(hookErrors.disposed, { plugin, hook: name });
        const remove = hook.tap(plugin, run, tapOptions);
        removers.add(remove);
        return () => {
          removers.delete(remove);
          remove();
        };
      },
    });
    const ports = Object.fromEntries([...hooks].map(([name, hook]) => [name, port(name, hook)]));
    return {
      // The map has exactly the names of Specs; each port's types are those of its spec.
      hooks: ports as unknown as HookScope<Specs>["hooks"],
      dispose() {
        disposed = true;
        for (const remove of removers) remove();
        removers.clear();
        for (const tap of monitor.unfinished(plugin)) report({ kind: "unfinished", ...tap });
      },
    };
  };

  const calls = Object.fromEntries(
    [...hooks].map(([name, hook]) => [name, (...args: unknown[]) => hook.call(args)]),
  );
  return {
    // As above: one call per name, typed by its spec.
    call: calls as unknown as HookHost<Specs>["call"],
    scope,
    has: (name) => hooks.has(name),
    unfinished: () => monitor.unfinished(),
    dispose() {
      closed = true;
      for (const hook of hooks.values()) hook.clear();
      for (const tap of monitor.unfinished()) report({ kind: "unfinished", ...tap });
    },
  };
}
