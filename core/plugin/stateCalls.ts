import { AsyncLocalStorage } from "node:async_hooks";

/** One call into plugin code that may write to its state. */
export interface StateCall {
  /** It failed or took too long: what it wrote is undone, and what it still writes is refused. */
  readonly hasFailed: boolean;
}

const calls = new AsyncLocalStorage<StateCall>();

/*
 * Node 20 and 22 follow calls by a hook on every promise of the process, which takes a quarter of a simulated network's time.
 * So it is off as long as there is nothing to follow: no call runs, and none that failed can still write.
 */
let followed = 0;
const release = (): void => {
  followed -= 1;
  if (followed === 0) calls.disable();
};
/** Whatever a failed call has left running holds on to it; once that is gone, nothing can write for it any more. */
const failedCalls = new FinalizationRegistry<undefined>(release);

/** Runs a call so that everything it sets off, however much later, is known to come from it. */
export async function runStateCall<T>(work: () => T | Promise<T>): Promise<T> {
  const call = { hasFailed: false };
  followed += 1;
  try {
    const result = await calls.run(call, work);
    release();
    return result;
  } catch (error) {
    call.hasFailed = true;
    failedCalls.register(call, undefined);
    throw error;
  }
}

/** The call that the running code comes from, if any. */
export function currentStateCall(): StateCall | undefined {
  return calls.getStore();
}
