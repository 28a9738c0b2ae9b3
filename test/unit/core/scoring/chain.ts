import { randomFrom } from "../../../../core/primitives/random.js";

/** A chain with 3.8 between neighbours that coils and wanders like a protein's C-alpha trace; row-major [n, 3]. */
export function chain(points: number, seed: string): Float64Array {
  const random = randomFrom(seed);
  const coordinates = new Float64Array(3 * points);
  let [x, y, z] = [0, 0, 0];
  for (let point = 0; point < points; point += 1) {
    coordinates.set([x, y, z], 3 * point);
    const step = [random.normal() + 0.4, random.normal(), random.normal()];
    const length = Math.hypot(...step);
    const [dx = 0, dy = 0, dz = 0] = step.map((part) => (3.8 * part) / length);
    [x, y, z] = [x + dx, y + dy, z + dz];
  }
  return coordinates;
}

/** Turned by 0.9 around z and 0.7 around x, then shifted. */
export function moved(points: Float64Array): Float64Array {
  const result = new Float64Array(points.length);
  for (let at = 0; at < points.length; at += 3) {
    const [x = 0, y = 0, z = 0] = points.subarray(at, at + 3);
    const turnedX = Math.cos(0.9) * x - Math.sin(0.9) * y;
    const turnedY = Math.sin(0.9) * x + Math.cos(0.9) * y;
    result[at] = turnedX + 11;
    result[at + 1] = Math.cos(0.7) * turnedY - Math.sin(0.7) * z - 7;
    result[at + 2] = Math.sin(0.7) * turnedY + Math.cos(0.7) * z + 30;
  }
  return result;
}

/** Every coordinate off by a normal deviate of this size. */
export function disturbed(points: Float64Array, size: number, seed: string): Float64Array {
  const random = randomFrom(seed);
  return points.map((value) => value + size * random.normal());
}

/** The mirror image in the plane z = 0. */
export function mirrored(points: Float64Array): Float64Array {
  return points.map((value, index) => (index % 3 === 2 ? -value : value));
}
