import { valueAt } from "../valueAt.js";
import { invert, multiply } from "./galoisField.js";

/** Rows of coefficients in GF(2^8). */
export type Matrix = readonly Uint8Array[];

/** The identity of a given size. */
export function identityMatrix(size: number): Uint8Array[] {
  return Array.from({ length: size }, (_, row) =>
    Uint8Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)),
  );
}

/**
 * The parity rows of a systematic code: a Cauchy matrix, 1 / (x_i + y_j) with all x and y distinct. Every square part of it is invertible,
 * so that any `data` of the `data + parity` shards give the others (Blömer et al., "An XOR-Based Erasure-Resilient Coding Scheme", 1995).
 */
export function cauchyMatrix(data: number, parity: number): Uint8Array[] {
  return Array.from({ length: parity }, (_, row) =>
    Uint8Array.from({ length: data }, (__, column) => invert((row + data) ^ column)),
  );
}

/** The inverse by Gauss–Jordan elimination. The matrix must be invertible, as every one drawn from a Cauchy code is. */
export function invertMatrix(matrix: Matrix): Uint8Array[] {
  const size = matrix.length;
  const left = matrix.map((row) => Uint8Array.from(row));
  const right = identityMatrix(size);
  for (let column = 0; column < size; column += 1) {
    const pivot = left.findIndex((row, at) => at >= column && row[column] !== 0);
    for (const side of [left, right]) {
      const moved = valueAt(side, pivot);
      side[pivot] = valueAt(side, column);
      side[column] = moved;
    }
    const scale = invert(valueAt(valueAt(left, column), column));
    scaleRow(valueAt(left, column), scale);
    scaleRow(valueAt(right, column), scale);
    for (let row = 0; row < size; row += 1) {
      const factor = valueAt(valueAt(left, row), column);
      if (row === column || factor === 0) continue;
      addRow(valueAt(left, row), valueAt(left, column), factor);
      addRow(valueAt(right, row), valueAt(right, column), factor);
    }
  }
  return right;
}

function scaleRow(row: Uint8Array, factor: number): void {
  row.forEach((value, at) => (row[at] = multiply(value, factor)));
}

function addRow(row: Uint8Array, other: Uint8Array, factor: number): void {
  row.forEach((value, at) => (row[at] = value ^ multiply(valueAt(other, at), factor)));
}

/** The product of two matrices. */
export function multiplyMatrices(a: Matrix, b: Matrix): Uint8Array[] {
  const width = b[0]?.length ?? 0;
  return a.map((row) => {
    const product = new Uint8Array(width);
    row.forEach((factor, at) => addRow(product, valueAt(b, at), factor));
    return product;
  });
}
