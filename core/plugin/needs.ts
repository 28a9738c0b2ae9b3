/** What a subnet's code takes of the machine beyond its own folder and its models, for the people who run it. */
export interface Needs {
  /** Starts worker threads. */
  readonly workers?: boolean;
  /** Keeps files in a folder of its own, `ctx.folder()`. */
  readonly folder?: boolean;
  /** Most memory of the process that hosts it, in MB of 10⁶ bytes; 1,024 if left out. */
  readonly memoryMb?: number;
}

/** Memory of a subnet that declares none, in MB. */
export const DEFAULT_MEMORY_MB = 1_024;
