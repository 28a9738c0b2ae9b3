/** What a thread shows of itself that can't say anything, because a model runs in it. */
export interface Work {
  readonly isRunning: boolean;
  /** How many runs have begun there; starts over beyond 32 bits. */
  readonly runsBegun: number;
}

/** Memory that threads share, in which one of them shows that it runs a model. */
export type WorkWords = Int32Array;

const RUNNING = 0;
const BEGUN = 1;

export function createWorkWords(): WorkWords {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

export function readWork(words: WorkWords): Work {
  return { isRunning: Atomics.load(words, RUNNING) > 0, runsBegun: Atomics.load(words, BEGUN) };
}

/** The same function, which shows that it is under way. */
export function showingWork<Given, Made>(
  words: WorkWords,
  run: (given: Given) => Promise<Made>,
): (given: Given) => Promise<Made> {
  return async (given) => {
    Atomics.add(words, BEGUN, 1);
    Atomics.add(words, RUNNING, 1);
    try {
      return await run(given);
    } finally {
      Atomics.sub(words, RUNNING, 1);
    }
  };
}
