export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

type Part = IteratorResult<unknown>;

/** The parts of a streamed answer, each asked for through `run`. */
export async function* partsThrough(
  parts: AsyncIterable<unknown>,
  run: (next: () => Promise<Part>) => Part | Promise<Part>,
): AsyncGenerator<unknown> {
  const iterator = parts[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await run(() => iterator.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
