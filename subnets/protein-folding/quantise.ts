import { tensor, type Tensor } from "subnetkit/plugin";
import { TORSION_LIMIT, TORSION_STEP } from "./sizes.js";

/** Angles in radians, phi and psi in turn, as an answer carries them. */
export function quantise(torsions: Float64Array): Tensor<"int16"> {
  const steps = Int16Array.from(torsions, (angle) => {
    const within = angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
    return Math.max(-TORSION_LIMIT, Math.min(TORSION_LIMIT, Math.round(within / TORSION_STEP)));
  });
  return tensor("int16", [torsions.length / 2, 2], steps);
}

/** An answer's angles in radians. */
export function dequantise(steps: ArrayLike<number>): Float64Array {
  return Float64Array.from(steps, (step) => step * TORSION_STEP);
}
