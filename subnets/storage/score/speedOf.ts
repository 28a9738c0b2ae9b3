/** Milliseconds that any answer may take, and bytes a further millisecond brings, at full marks for half of it. */
const PATIENCE_MS = 2_000;
const BYTES_PER_MS = 256;

/**
 * How quick an answer was for its size: 1 at once, ½ at `2 s + size / 256 kB/s`, falling as 1 / (1 + t). In lock-step, where nobody is quick
 * or late, it is 1 for all.
 */
export function speedOf(latencyMs: number, sizeBytes: number): number {
  return 1 / (1 + latencyMs / (PATIENCE_MS + sizeBytes / BYTES_PER_MS));
}
