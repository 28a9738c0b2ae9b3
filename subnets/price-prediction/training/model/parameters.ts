import type { Ops } from "../graph/ops.js";

/** What the network says about an origin, by column of its last layer. */
export const COLUMN = {
  /** Three columns: weights of the shapes by which log-volatility moves over the steps. */
  trend: 0,
  /** How heavy the shocks' tails are. */
  tail: 3,
  /** Which of the tails is heavier. */
  skew: 4,
  /** What a shock's sign does to later log-volatility, for days and for months. */
  fastSign: 5,
  slowSign: 6,
  /** What a shock's size does to it. */
  fastSize: 7,
  slowSize: 8,
  /** How unsure the level of volatility is now, and how much more so at the end. */
  levelDoubt: 9,
  driftDoubt: 10,
  /** The mean return. */
  mean: 11,
} as const;

/** Columns of the last layer. */
export const PARAMETERS = COLUMN.mean + 1;

/** Reads one column of the network's output as [origins, 1, 1], in the unit of its use. */
export interface ParameterReader<T> {
  /** scale · output + offset */
  readonly signed: (column: number, scale: number, offset?: number) => T;
  /** scale · softplus(output + offset) */
  readonly positive: (column: number, scale: number, offset?: number) => T;
}

/** @param outputs [origins, 1, PARAMETERS] */
export function readParameters<T>(ops: Ops<T>, outputs: T): ParameterReader<T> {
  const scalar = (value: number): T => ops.constant([1, 1, 1], [value]);
  const read = (column: number): T => ops.columns(outputs, column, column + 1);
  return {
    signed: (column, scale, offset = 0) => ops.add(ops.multiply(read(column), scalar(scale)), scalar(offset)),
    positive: (column, scale, offset = 0) =>
      ops.multiply(ops.softplus(ops.add(read(column), scalar(offset))), scalar(scale)),
  };
}
