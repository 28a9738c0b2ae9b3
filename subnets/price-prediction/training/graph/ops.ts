/**
 * The operations that the path model is written with, over any kind of value. It is written once and read twice: by TF.js, which
 * computes, and by the ONNX writer, which takes notes. Shapes broadcast as in NumPy.
 */
export interface Ops<T> {
  constant(shape: readonly number[], values: ArrayLike<number>): T;
  add(a: T, b: T): T;
  subtract(a: T, b: T): T;
  multiply(a: T, b: T): T;
  divide(a: T, b: T): T;
  /** [..., n] × [n, m]; the second has two dimensions. */
  matMul(a: T, b: T): T;
  exp(x: T): T;
  log(x: T): T;
  sqrt(x: T): T;
  abs(x: T): T;
  tanh(x: T): T;
  softplus(x: T): T;
  clip(x: T, min: number, max: number): T;
  /** Elements `from` (inclusive) to `until` (exclusive) of the last axis. */
  columns(x: T, from: number, until: number): T;
  /** Joins two-dimensional values side by side. */
  concat(parts: readonly T[]): T;
  /** Lays each row's values out anew: [n, …] → [n, ...shape]. */
  reshape(x: T, shape: readonly number[]): T;
  /** [n, m] → [n, 1, m]. */
  addPathAxis(x: T): T;
}
