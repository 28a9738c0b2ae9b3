import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import workerThreads from "node:worker_threads";
import { refusalOf } from "./culprit.js";

/** An access that Node's permission model refused, and the stack of the call that asked for it. */
export interface SeenRefusal {
  readonly error: object;
  readonly stack: string;
}

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** The frames that a caller deep in a package is found behind. */
const STACK_FRAMES = 64;

/**
 * Tells of every refused access at the call that is refused, also when the caller then catches the error: wraps the functions of
 * `fs`, `fs/promises`, `child_process` and the `Worker` of `worker_threads`. The error reaches the caller as it was. To be called before
 * the code that is watched is loaded.
 */
export function watchRefusals(onRefused: (refusal: SeenRefusal) => void): void {
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, STACK_FRAMES);
  for (const module of [fs, fs.promises, childProcess] as object[]) watchFunctions(module, onRefused);
  const { Worker } = workerThreads;
  workerThreads.Worker = new Proxy(Worker, {
    construct: function construct(target, args, newTarget): object {
      try {
        return Reflect.construct(target, args, newTarget) as object;
      } catch (error) {
        tell(error, placeAbove(construct), onRefused);
        throw error;
      }
    },
  });
  syncBuiltinESMExports();
}

/** Functions on functions too, such as `realpathSync.native` and the promise form of `exec`. */
function watchFunctions(owner: object, onRefused: (refusal: SeenRefusal) => void): void {
  for (const key of Reflect.ownKeys(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    const value: unknown = descriptor?.value;
    if (typeof value !== "function" || isClass(value)) continue;
    const watched = watch(value as Call, onRefused);
    if (descriptor?.writable === true) Reflect.set(owner, key, watched);
    else if (descriptor?.configurable === true)
      Object.defineProperty(owner, key, { ...descriptor, value: watched });
  }
}

/** Streams, Stats and the like: their constructors call the module's functions. */
const isClass = (value: object): boolean => "name" in value && /^[A-Z_]/.test(String(value.name));

/** What each function became: some refer to themselves, or to one another. */
const watchedCalls = new WeakMap<Call, Call>();

function watch(call: Call, onRefused: (refusal: SeenRefusal) => void): Call {
  const known = watchedCalls.get(call);
  if (known) return known;
  const watched: Call = function (...args) {
    const place = placeAbove(watched);
    const heard = (error: unknown): void => tell(error, place, onRefused);
    const last = args.at(-1);
    // Who stops watching a file names the very function that watched it.
    if (typeof last === "function" && !call.name.toLowerCase().includes("watch")) {
      args[args.length - 1] = function (this: unknown, ...results: unknown[]): unknown {
        heard(results[0]);
        return Reflect.apply(last, this, results) as unknown;
      };
    }
    let result: unknown;
    try {
      result = Reflect.apply(call, this, args);
    } catch (error) {
      heard(error);
      throw error;
    }
    if (result instanceof Promise) return heardPromise(result, heard);
    if (typeof result === "object" && result !== null && "error" in result) heard(result.error);
    if (result === false && call.name === "existsSync") heard(unseen(args[0]));
    return result;
  };
  watchedCalls.set(call, watched);
  for (const key of Reflect.ownKeys(call)) {
    const descriptor = Object.getOwnPropertyDescriptor(call, key);
    if (descriptor && key !== "prototype") {
      const value: unknown = descriptor.value;
      const isCall = typeof value === "function" && !isClass(value);
      Object.defineProperty(
        watched,
        key,
        isCall ? { ...descriptor, value: watch(value as Call, onRefused) } : descriptor,
      );
    }
  }
  return watched;
}

/** The same promise for its owner: handled or not is up to him. */
function heardPromise(promise: Promise<unknown>, heard: (error: unknown) => void): Promise<unknown> {
  const passedOn = promise.catch((error: unknown) => {
    heard(error);
    throw error;
  });
  return Object.assign(passedOn, promise); // such as the child of a promised exec
}

/** Where a call was made: the stack below the given function. */
function placeAbove(above: (...args: never[]) => unknown): { readonly stack?: string } {
  const place = {};
  Error.captureStackTrace(place, above);
  return place;
}

/** What a refused look for a file would have said: newer versions of Node answer that it doesn't exist. */
function unseen(path: unknown): unknown {
  if (typeof path !== "string") return undefined;
  const { permission } = process as {
    readonly permission?: { has(scope: string, reference: string): boolean };
  };
  if (permission?.has("fs.read", path) !== false) return undefined;
  return Object.assign(new Error(), {
    code: "ERR_ACCESS_DENIED",
    permission: "FileSystemRead",
    resource: path,
  });
}

function tell(
  error: unknown,
  place: { readonly stack?: string },
  onRefused: (refusal: SeenRefusal) => void,
): void {
  const refused = refusalOf(error);
  if (refused) onRefused({ error: refused, stack: place.stack ?? "" });
}
