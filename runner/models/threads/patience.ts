/** How long a thread waits for a word of the one that has a model, in milliseconds, before it loads the model itself. */
export interface Patience {
  /** While it waits for runs, and for a first sign. */
  readonly runMs: number;
  /** While the other one is at work: it loads, or one run of a model lasts in it. */
  readonly workMs: number;
}

/** A load of a large file on a busy machine takes tens of seconds, and so may a run of a large model. What impatience costs is a second session, never another result. */
export const PATIENCE: Patience = { runMs: 5_000, workMs: 60_000 };
