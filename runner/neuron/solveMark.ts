/** Whose `solve` a thread is running right now, between two of its turns. */
export interface Solving {
  readonly uid: number;
  /** Another one for each call. */
  readonly call: number;
}

/** Where a thread notes whose `solve` it runs. */
export interface SolveMark {
  /** Runs what a plugin does until it first yields. */
  during<Result>(uid: number, solve: () => Result): Result;
}

const UID = 0;
const CALL = 1;

/** Memory for a mark, which two threads see. */
export function solveMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

/**
 * A mark that another thread can read while this one does not come to answering: in an endless loop it is all that tells of the neuron.
 *
 * @example createSolveMark(memory).during(4, () => miner.solve(request, call));
 */
export function createSolveMark(memory: SharedArrayBuffer): SolveMark {
  const words = new Int32Array(memory);
  return {
    during: (uid, solve) => {
      Atomics.add(words, CALL, 1);
      Atomics.store(words, UID, uid + 1);
      try {
        return solve();
      } finally {
        Atomics.store(words, UID, 0);
      }
    },
  };
}

/** What the mark says now; undefined while no `solve` runs. */
export function readSolveMark(memory: SharedArrayBuffer): Solving | undefined {
  const words = new Int32Array(memory);
  const uid = Atomics.load(words, UID) - 1;
  return uid < 0 ? undefined : { uid, call: Atomics.load(words, CALL) };
}
