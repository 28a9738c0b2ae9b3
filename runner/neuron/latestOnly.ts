/**
 * Runs `handle` for one value at a time; of the values that come meanwhile only the last is kept. A neuron that is slower
 * than the blocks sees the newest one next.
 */
export function latestOnly<T>(
  handle: (value: T) => Promise<void>,
  failed: (error: unknown) => void,
): (value: T) => void {
  let waiting: { readonly value: T } | undefined;
  let busy = false;
  const next = async (): Promise<void> => {
    busy = true;
    while (waiting) {
      const { value } = waiting;
      waiting = undefined;
      await handle(value);
    }
    busy = false;
  };
  return (value) => {
    waiting = { value };
    if (!busy) next().catch(failed);
  };
}
