import { AsyncLocalStorage } from "node:async_hooks";

/** One call into plugin code that may write to its state. */
export interface StateCall {
  /** It failed or took too long: what it wrote is undone, and what it still writes is refused. */
  hasFailed: boolean;
}

const calls = new AsyncLocalStorage<StateCall>();

/** Runs a call so that everything it sets off, however much later, is known to come from it. */
export function runStateCall<T>(call: StateCall, work: () => T): T {
  return calls.run(call, work);
}

/** The call that the running code comes from, if any. */
export function currentStateCall(): StateCall | undefined {
  return calls.getStore();
}
