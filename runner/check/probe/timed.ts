/** How long something took that a limit is compared with. */
export interface Timed<T> {
  readonly value: T;
  readonly tookMs: number;
}

/** A call that waits instead of computing gets this many times as long: a busy machine makes everybody wait. */
const WAITING = 5;

/**
 * Times a call by the processor time it took, so that other programs on the machine don't make it slow; waiting counts too, but a
 * fifth.
 */
export async function timed<T>(call: () => PromiseLike<T> | T): Promise<Timed<T>> {
  const startMs = performance.now();
  const cpu = process.cpuUsage();
  const value = await call();
  const { user, system } = process.cpuUsage(cpu);
  const tookMs = Math.max((user + system) / 1_000, (performance.now() - startMs) / WAITING);
  return { value, tookMs: Math.round(tookMs) };
}
