import { largestEigenvector } from "./largestEigenvector.js";
import type { StructurePair } from "./points.js";

/** A rotation (row-major 3 × 3) and a shift: x ↦ R x + t. */
export type Motion = ArrayLike<number>;

/** Where the twelve numbers of a motion stand: nine of the rotation, then three of the shift. */
const SHIFT = 9;

/**
 * The rigid motion that brings the chosen points of the model closest to the reference's, in the sense of least squares: the problem
 * of Kabsch 1976, solved by unit quaternions (Horn 1987), which never yields a mirror image.
 *
 * @param chosen indices of the points to bring together; with fewer than three the rotation is one of several
 */
export function superpose({ model, reference }: StructurePair, chosen: readonly number[]): Motion {
  const from = centreOf(model, chosen);
  const to = centreOf(reference, chosen);
  // Sums of products of model and reference coordinates around the centres.
  let [xx, xy, xz, yx, yy, yz, zx, zy, zz] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const point of chosen) {
    const mx = (model[3 * point] ?? 0) - from[0];
    const my = (model[3 * point + 1] ?? 0) - from[1];
    const mz = (model[3 * point + 2] ?? 0) - from[2];
    const rx = (reference[3 * point] ?? 0) - to[0];
    const ry = (reference[3 * point + 1] ?? 0) - to[1];
    const rz = (reference[3 * point + 2] ?? 0) - to[2];
    xx += mx * rx;
    xy += mx * ry;
    xz += mx * rz;
    yx += my * rx;
    yy += my * ry;
    yz += my * rz;
    zx += mz * rx;
    zy += mz * ry;
    zz += mz * rz;
  }
  const [w, x, y, z] = largestEigenvector(
    // prettier-ignore
    [
      xx + yy + zz, yz - zy,      zx - xz,       xy - yx,
      yz - zy,      xx - yy - zz, xy + yx,       zx + xz,
      zx - xz,      xy + yx,      -xx + yy - zz, yz + zy,
      xy - yx,      zx + xz,      yz + zy,       -xx - yy + zz,
    ],
  );
  // prettier-ignore
  const motion = [
    w * w + x * x - y * y - z * z, 2 * (x * y - w * z),           2 * (x * z + w * y),
    2 * (x * y + w * z),           w * w - x * x + y * y - z * z, 2 * (y * z - w * x),
    2 * (x * z - w * y),           2 * (y * z + w * x),           w * w - x * x - y * y + z * z,
    0,                             0,                             0,
  ];
  for (let axis = 0; axis < 3; axis += 1) {
    const turned = dotRow(motion, axis, from[0], from[1], from[2]);
    motion[SHIFT + axis] = (to[axis] ?? 0) - turned;
  }
  return motion;
}

/** Squared distances of all points once the model was moved, into `squared`. */
export function squaredDistances(pair: StructurePair, motion: Motion, squared: Float64Array): void {
  const { size, model, reference } = pair;
  for (let point = 0; point < size; point += 1) {
    const [x, y, z] = [model[3 * point] ?? 0, model[3 * point + 1] ?? 0, model[3 * point + 2] ?? 0];
    let sum = 0;
    for (let axis = 0; axis < 3; axis += 1) {
      const moved = dotRow(motion, axis, x, y, z) + (motion[SHIFT + axis] ?? 0);
      const difference = moved - (reference[3 * point + axis] ?? 0);
      sum += difference * difference;
    }
    squared[point] = sum;
  }
}

function dotRow(motion: Motion, row: number, x: number, y: number, z: number): number {
  return (motion[3 * row] ?? 0) * x + (motion[3 * row + 1] ?? 0) * y + (motion[3 * row + 2] ?? 0) * z;
}

function centreOf(points: Float64Array, chosen: readonly number[]): [number, number, number] {
  const centre: [number, number, number] = [0, 0, 0];
  for (const point of chosen) {
    centre[0] += (points[3 * point] ?? 0) / chosen.length;
    centre[1] += (points[3 * point + 1] ?? 0) / chosen.length;
    centre[2] += (points[3 * point + 2] ?? 0) / chosen.length;
  }
  return centre;
}
