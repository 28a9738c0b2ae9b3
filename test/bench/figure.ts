/** One measured number. `goal` is what the project asks of it; a bench reports, it never fails a run. */
export interface Figure {
  /** Stable dotted name, the key in the JSON output. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: string;
}

export interface Bench {
  readonly name: string;
  /** What is measured against what, in one sentence. */
  readonly about: string;
  run(): Promise<readonly Figure[]>;
}

/** The middle of the sorted values; the mean of the middle two for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
