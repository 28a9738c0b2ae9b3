/** How many items are begun at the most while the first result is waited for, in widths: one that is slow does not keep the others waiting. */
const AHEAD = 2;

interface Begun<Result> {
  readonly result: Promise<Result>;
  /** Resolves when there is a result or a failure. */
  readonly settled: Promise<void>;
  isSettled: boolean;
}

/**
 * Works on the items of a source side by side, `width` at a time, and gives the results in the order of the items. The source is read no further ahead than twice
 * that. The first failure ends it, once what is under way has come to its end.
 */
export async function* inOrder<Item, Result>(
  source: AsyncIterable<Item> | Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Begun<Result>[] = [];
  try {
    for await (const item of source) {
      begun.push(begin(work(item)));
      for (let first = begun[0]; first; first = begun[0]) {
        const working = begun.filter(({ isSettled }) => !isSettled);
        const isFull = begun.length >= AHEAD * width;
        if (working.length < width && !isFull) break;
        if (first.isSettled || isFull) {
          begun.shift();
          yield await first.result;
        } else await Promise.race(working.map(({ settled }) => settled));
      }
    }
    for (let first = begun.shift(); first; first = begun.shift()) yield await first.result;
  } finally {
    await Promise.all(begun.map(({ settled }) => settled));
  }
}

function begin<Result>(result: Promise<Result>): Begun<Result> {
  const settle = (): void => {
    begun.isSettled = true;
  };
  const begun: Begun<Result> = { result, settled: result.then(settle, settle), isSettled: false };
  return begun;
}
