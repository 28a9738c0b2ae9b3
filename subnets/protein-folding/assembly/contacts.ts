// A contact counts fully below 6 angstrom between CB atoms, not at all above 9, by a smooth step in the square of the distance.
import { pull, squareDistance } from "./force";
import { contactEnergies, residueTypes } from "./memory";

const INNER: f64 = 36;
export const CONTACT_OUTER: f64 = 81;

/** The contact energy of residues i and j with their CB atoms at a and b, d2 apart; adds its gradient, times the weight. */
export function touch(i: i32, j: i32, a: usize, b: usize, d2: f64, weight: f64): f64 {
  const row = load<i32>(residueTypes + (<usize>i << 2)), column = load<i32>(residueTypes + (<usize>j << 2));
  const energy = load<f64>(contactEnergies + (<usize>(row * 20 + column) << 3));
  if (d2 <= INNER) return energy;
  const t = (d2 - INNER) / (CONTACT_OUTER - INNER);
  const slope = (-30 * t * t * (1 - t) * (1 - t)) / (CONTACT_OUTER - INNER);
  pull(a, b, 2 * weight * energy * slope);
  return energy * (1 - t * t * t * (10 - t * (15 - 6 * t)));
}
