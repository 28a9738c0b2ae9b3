import { randomFrom } from "subnetkit/plugin";
import type { Ops } from "../graph/ops.js";

/** The trained part of a network, as shapes [rows, columns] by name, in one fixed order. */
export type Shapes<Name extends string> = Readonly<Record<Name, readonly [number, number]>>;

/** Something for each weight. */
export type Weights<Name extends string, T> = Readonly<Record<Name, T>>;

/** What a network reads from contexts. */
export interface Reading<T> {
  /** Parameters of the volatility model (parameters.ts), [origins, PARAMETERS]. */
  readonly outputs: T;
  /** The volatility in whose unit it answers, [origins, 1]. */
  readonly unit: T;
}

/** A network that reads contexts. All end in the same volatility model. */
export interface Network<Name extends string> {
  readonly name: string;
  readonly shapes: Shapes<Name>;
  /** @param returns [origins, CONTEXT_BARS] */
  read<T>(ops: Ops<T>, weights: Weights<Name, T>, returns: T): Reading<T>;
}

/** Makes something for each weight of a network, in the order of its shapes. */
export function mapWeights<Name extends string, T>(
  shapes: Shapes<Name>,
  make: (name: Name, shape: readonly [number, number]) => T,
): Weights<Name, T> {
  const entries = Object.entries(shapes) as [Name, readonly [number, number]][];
  return Object.fromEntries(entries.map(([name, shape]) => [name, make(name, shape)])) as Weights<Name, T>;
}

/**
 * Initial weights: biases (one row) 0, others normal with variance 1 / rows; the last layer fifty times smaller, so that training starts
 * from the plain model that pathModel's factors describe.
 */
export function initialWeights<Name extends string>(
  shapes: Shapes<Name>,
  seed: string,
): Weights<Name, Float32Array> {
  const random = randomFrom(`initial weights ${seed}`);
  return mapWeights(shapes, (name, [rows, columns]) => {
    const isBias = rows === 1;
    const scale = (name === "last" ? 0.02 : 1) / Math.sqrt(rows);
    return Float32Array.from({ length: rows * columns }, () => (isBias ? 0 : random.normal() * scale));
  });
}
