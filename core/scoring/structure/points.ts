import { assertLength, finiteValues } from "../checks.js";

/** Two structures of the same points, such as the C-alpha atoms of a protein: row-major [n, 3]. */
export interface StructurePair {
  readonly size: number;
  readonly model: Float64Array;
  readonly reference: Float64Array;
}

/** Checks and copies coordinates. @throws SK3100 no points · SK3101 not finite · SK3103 not the same points, or not in three dimensions */
export function structurePair(model: ArrayLike<number>, reference: ArrayLike<number>): StructurePair {
  const pair = {
    model: finiteValues("The model", model),
    reference: finiteValues("The reference", reference),
  };
  const size = Math.max(1, Math.floor(pair.reference.length / 3));
  assertLength("The reference", pair.reference.length, 3 * size);
  assertLength("The model", pair.model.length, 3 * size);
  return { size, ...pair };
}

/** Distance between two points of one structure. */
export function distanceBetween(points: Float64Array, first: number, second: number): number {
  const x = (points[3 * first] ?? 0) - (points[3 * second] ?? 0);
  const y = (points[3 * first + 1] ?? 0) - (points[3 * second + 1] ?? 0);
  const z = (points[3 * first + 2] ?? 0) - (points[3 * second + 2] ?? 0);
  return Math.sqrt(x * x + y * y + z * z);
}
