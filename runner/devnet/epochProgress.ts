/** How many epochs each subnet has finished, and who waits for how many. */
export interface EpochProgress {
  /** @param epoch its number on the chain, from 1 */
  finished(netuid: number, epoch: number): void;
  /** Resolves once every subnet has finished `epochs` of them since the start. */
  until(epochs: number): Promise<void>;
  /** Whether somebody waited, and nobody waits any more. */
  readonly isOver: boolean;
}

/** @param before how many epochs a subnet's chain had at the start; none if left out */
export function createEpochProgress(
  netuids: readonly number[],
  before: (netuid: number) => number = () => 0,
): EpochProgress {
  const first = new Map(netuids.map((netuid) => [netuid, before(netuid)]));
  const done = new Map(netuids.map((netuid) => [netuid, 0]));
  const waiting = new Map<() => void, number>();
  let waited = false;
  return {
    finished: (netuid, epoch) => {
      done.set(netuid, epoch - (first.get(netuid) ?? 0));
      const all = Math.min(...done.values());
      for (const [resolve, epochs] of waiting) {
        if (all < epochs) continue;
        waiting.delete(resolve);
        resolve();
      }
    },
    until: (epochs) =>
      new Promise((resolve) => {
        waited = true;
        waiting.set(resolve, epochs);
      }),
    get isOver() {
      return waited && waiting.size === 0;
    },
  };
}
