/** How much one account may ask through a validator's gateway. */
export interface ClientAllowance {
  readonly perMinute: number;
  /** Requests at once. */
  readonly burst: number;
  /** Units an hour; a request costs one for each miner asked and each MiB begun. */
  readonly budgetPerHour: number;
}

/** For a contract that says nothing of it: an answer a second, each from a miner or a few. */
export const DEFAULT_ALLOWANCE: ClientAllowance = { perMinute: 60, burst: 20, budgetPerHour: 3_600 };
