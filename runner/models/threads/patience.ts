/** How long a thread waits for a word of the one that has a model, in milliseconds, before it loads the model itself. */
export interface Patience {
  /** While it waits for runs, and for a first sign. */
  readonly runMs: number;
  /** While the other one loads. */
  readonly loadMs: number;
}

/**
 * Far beyond a run of a model that a miner answers with in time. One that takes longer is run here from then on: what that costs is a
 * second session, never another result. A load of a large file on a busy machine takes tens of seconds.
 */
export const PATIENCE: Patience = { runMs: 5_000, loadMs: 60_000 };
