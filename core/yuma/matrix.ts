import { q32, type Q32 } from "../primitives/fixed/q32.js";

/** A sparse row: pairs of column and value. Their order is that of the storage, not necessarily ascending. */
export type Row<Value> = readonly (readonly [column: number, value: Value])[];

/** Row i is what uid i says about others. */
export type Matrix<Value> = readonly Row<Value>[];

/** Applies a function to every entry, keeping the order. */
export function mapEntries<From, To>(
  matrix: Matrix<From>,
  transform: (value: From, row: number, column: number) => To,
): Matrix<To> {
  return matrix.map((row, i) => row.map(([column, value]) => [column, transform(value, i, column)] as const));
}

/** Adds up the values of a row, wrapping around. */
export function sumRow(row: Row<Q32>): Q32 {
  return q32.sum(row.map(([, value]) => value));
}

/** Adds up the values of a row, each times the vector's entry of its column. Clamped, unlike `sumRow`. */
export function dotRow(row: Row<Q32>, vector: readonly Q32[]): Q32 {
  return row.reduce((sum, [column, value]) => q32.add(sum, q32.mul(value, vector[column] ?? 0n)), 0n);
}

/**
 * Goes over two rows side by side, by ascending column: every column below `n` that has an entry in either, with both
 * values, 0 where one has none.
 */
export function zipRows(a: Row<Q32>, b: Row<Q32>, n: number): (readonly [column: number, a: Q32, b: Q32])[] {
  const inA = new Map(a);
  const inB = new Map(b);
  const columns = [...new Set([...inA.keys(), ...inB.keys()])].filter((column) => column < n);
  return columns
    .sort((x, y) => x - y)
    .map((column) => [column, inA.get(column) ?? 0n, inB.get(column) ?? 0n]);
}

/** Divides every entry by the sum of its column. Columns from `n` on are left alone. */
export function normalizeColumns(matrix: Matrix<Q32>, n: number): Matrix<Q32> {
  return divideColumns(matrix, foldColumns(matrix, n, q32.add));
}

/** Divides every entry by the largest of its column, which becomes 1. Columns from `n` on are left alone. */
export function scaleColumnsToMaximum(matrix: Matrix<Q32>, n: number): Matrix<Q32> {
  return divideColumns(
    matrix,
    foldColumns(matrix, n, (largest, value) => (value > largest ? value : largest)),
  );
}

function foldColumns(matrix: Matrix<Q32>, n: number, fold: (folded: Q32, value: Q32) => Q32): Q32[] {
  const folded = new Array<Q32>(n).fill(0n);
  for (const row of matrix) {
    for (const [column, value] of row) {
      const before = folded[column];
      if (before !== undefined) folded[column] = fold(before, value);
    }
  }
  return folded;
}

function divideColumns(matrix: Matrix<Q32>, divisors: readonly Q32[]): Matrix<Q32> {
  return mapEntries(matrix, (value, _, column) => {
    const divisor = divisors[column];
    return divisor === undefined || divisor === 0n ? value : q32.div(value, divisor);
  });
}
