import { length } from "./chain";
import { compact } from "./compactness";
import { CONTACT_OUTER, touch } from "./contacts";
import { favourDistances } from "./distances";
import { squareDistance } from "./force";
import { build } from "./geometry";
import { bond } from "./hydrogenBonds";
import { CA_AT, CB_AT, gradient, parts, positions, RESIDUE_BYTES, torsionGradient, weights } from "./memory";
import { restrain } from "./restraints";
import { repel } from "./sterics";
import { gatherTorques } from "./torques";
import { favourTorsions } from "./torsionPotential";

/** Beyond these squares of the distance between their CA atoms residues cannot touch, and cannot bond. */
const TOUCHING: f64 = 60;
const BONDING: f64 = 91;
/** A CB lies 1.53 angstrom from its CA: with these CA apart, the CB are not in contact. */
const CONTACT_REACH: f64 = 146;

/** How often the energy was computed: the budget of a run is counted in this. */
export let evaluations: i32 = 0;

/** The weighted energy of `torsions`; fills `positions`, `parts` and `torsionGradient`. */
export function evaluate(): f64 {
  evaluations++;
  build();
  memory.fill(gradient, 0, <usize>length * RESIDUE_BYTES);
  memory.fill(torsionGradient, 0, <usize>length << 4);
  const stericWeight = load<f64>(weights), bondWeight = load<f64>(weights, 8), contactWeight = load<f64>(weights, 16);
  let sterics: f64 = 0, bonds: f64 = 0, contacts: f64 = 0;
  for (let i = 0; i < length; i++) {
    const a = positions + <usize>i * RESIDUE_BYTES;
    const ca = a + CA_AT;
    for (let j = i + 2; j < length; j++) {
      const b = positions + <usize>j * RESIDUE_BYTES;
      const d2 = squareDistance(ca, b + CA_AT);
      if (d2 > CONTACT_REACH) continue;
      if (d2 < BONDING) {
        if (d2 < TOUCHING) sterics += repel(i, j, a, b, stericWeight);
        bonds += bond(i, j, a, b, bondWeight) + bond(j, i, b, a, bondWeight);
      }
      if (j < i + 3) continue;
      const between = squareDistance(a + CB_AT, b + CB_AT);
      if (between < CONTACT_OUTER) contacts += touch(i, j, a + CB_AT, b + CB_AT, between, contactWeight);
    }
  }
  const torsion = favourTorsions(load<f64>(weights, 24));
  const compactness = compact(load<f64>(weights, 32));
  const restraint = restrain(load<f64>(weights, 40));
  const distance = favourDistances(load<f64>(weights, 48));
  gatherTorques();
  store<f64>(parts, sterics);
  store<f64>(parts, bonds, 8);
  store<f64>(parts, contacts, 16);
  store<f64>(parts, torsion, 24);
  store<f64>(parts, compactness, 32);
  store<f64>(parts, restraint, 40);
  store<f64>(parts, distance, 48);
  let energy: f64 = 0;
  for (let k: usize = 0; k < 56; k += 8) energy += load<f64>(weights + k) * load<f64>(parts + k);
  return energy;
}
