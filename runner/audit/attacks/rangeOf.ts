import { mapFields } from "./mapFields.js";

/** What the numbers of one place were in an answer. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

/** Ranges by the place of the numbers. */
export type Ranges = ReadonlyMap<string, Range>;

/** The numbers of one message, tensors included, by their place; empty when it has none. */
export function rangesOf(schema: unknown, message: unknown): Ranges {
  const sums = new Map<string, { low: number; high: number; sum: number; count: number }>();
  mapFields(schema, message, (number, { path }) => {
    const known = sums.get(path) ?? { low: Infinity, high: -Infinity, sum: 0, count: 0 };
    known.low = Math.min(known.low, number);
    known.high = Math.max(known.high, number);
    known.sum += number;
    known.count += 1;
    sums.set(path, known);
    return number;
  });
  return new Map(
    [...sums].map(([path, { low, high, sum, count }]) => [path, { low, high, mean: sum / count }] as const),
  );
}
