/**
 * Works on the items of a source side by side, `width` at a time, and gives the results in the order of the items. The source is read no further
 * ahead than that. The first failure ends it, once what is under way has come to its end.
 */
export async function* inOrder<Item, Result>(
  source: AsyncIterable<Item> | Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  try {
    for await (const item of source) {
      const result = work(item);
      result.catch(() => undefined); // It is awaited in its turn.
      underWay.push(result);
      const first = underWay.length >= width ? underWay.shift() : undefined;
      if (first) yield await first;
    }
    for (let first = underWay.shift(); first; first = underWay.shift()) yield await first;
  } finally {
    await Promise.allSettled(underWay);
  }
}
