// Atoms from torsions with ideal bond lengths and angles (Engh and Huber's means) and trans peptide bonds. Each atom is placed in the
// frame of the last three: u along the last bond, n normal to their plane, m = n × u. Frames are rotated, never normalised anew.
import { length } from "./chain";
import {
  axes,
  C_AT,
  CA_AT,
  CB_AT,
  H_AT,
  N_AT,
  O_AT,
  positions,
  RESIDUE_BYTES,
  torsions,
} from "./memory";

const DEGREE: f64 = Math.PI / 180;
const N_CA: f64 = 1.458;
const CA_C: f64 = 1.525;
const C_N: f64 = 1.329;
const C_O: f64 = 1.231;
const N_H: f64 = 1.01;
const CA_CB: f64 = 1.53;
const COS_N_CA_C: f64 = Math.cos(111 * DEGREE);
const SIN_N_CA_C: f64 = Math.sin(111 * DEGREE);
const COS_CA_C_N: f64 = Math.cos(117.2 * DEGREE);
const SIN_CA_C_N: f64 = Math.sin(117.2 * DEGREE);
const COS_C_N_CA: f64 = Math.cos(121.7 * DEGREE);
const SIN_C_N_CA: f64 = Math.sin(121.7 * DEGREE);
const COS_CA_C_O: f64 = Math.cos(120.1 * DEGREE);
const SIN_CA_C_O: f64 = Math.sin(120.1 * DEGREE);
const COS_C_N_H: f64 = Math.cos(119.2 * DEGREE);
const SIN_C_N_H: f64 = Math.sin(119.2 * DEGREE);
const COS_N_CA_CB: f64 = Math.cos(110.5 * DEGREE);
const SIN_N_CA_CB: f64 = Math.sin(110.5 * DEGREE);
const COS_CB_TURN: f64 = Math.cos(-122.6 * DEGREE);
const SIN_CB_TURN: f64 = Math.sin(-122.6 * DEGREE);

let ux: f64 = 0, uy: f64 = 0, uz: f64 = 0;
let mx: f64 = 0, my: f64 = 0, mz: f64 = 0;
let nx: f64 = 0, ny: f64 = 0, nz: f64 = 0;

/** Puts an atom at distance r from `from`, at the bond angle and the dihedral given by their sines and cosines. */
// @ts-ignore: decorator
@inline
function put(at: usize, from: usize, r: f64, cosA: f64, sinA: f64, cosD: f64, sinD: f64): void {
  const a = -r * cosA;
  const b = r * sinA * cosD;
  const c = r * sinA * sinD;
  store<f64>(at, load<f64>(from) + a * ux + b * mx + c * nx);
  store<f64>(at, load<f64>(from, 8) + a * uy + b * my + c * ny, 8);
  store<f64>(at, load<f64>(from, 16) + a * uz + b * mz + c * nz, 16);
}

/** Moves the frame onto the bond that `put` would make with these angles. */
// @ts-ignore: decorator
@inline
function turn(cosA: f64, sinA: f64, cosD: f64, sinD: f64): void {
  const px = cosD * mx + sinD * nx, py = cosD * my + sinD * ny, pz = cosD * mz + sinD * nz;
  nx = cosD * nx - sinD * mx;
  ny = cosD * ny - sinD * my;
  nz = cosD * nz - sinD * mz;
  mx = -cosA * px - sinA * ux;
  my = -cosA * py - sinA * uy;
  mz = -cosA * pz - sinA * uz;
  ux = -cosA * ux + sinA * px;
  uy = -cosA * uy + sinA * py;
  uz = -cosA * uz + sinA * pz;
}

// @ts-ignore: decorator
@inline
function keepAxis(at: usize): void {
  store<f64>(at, ux);
  store<f64>(at, uy, 8);
  store<f64>(at, uz, 16);
}

/** Fills `positions` and `axes` from `torsions`. */
export function build(): void {
  ux = 1, uy = 0, uz = 0;
  mx = 0, my = 1, mz = 0;
  nx = 0, ny = 0, nz = 1;
  memory.fill(positions, 0, N_AT + 24);
  store<f64>(positions + H_AT, -0.5);
  store<f64>(positions + H_AT, -0.87, 8);
  store<f64>(positions + H_AT, 0, 16);
  store<f64>(positions + CA_AT, N_CA);
  store<f64>(positions + CA_AT, 0, 8);
  store<f64>(positions + CA_AT, 0, 16);
  let residue = positions;
  let torsion = torsions;
  let axis = axes;
  for (let i = 0; i < length; i++) {
    const phi = load<f64>(torsion), psi = load<f64>(torsion, 8);
    const cosPhi = Math.cos(phi), sinPhi = Math.sin(phi);
    const cosPsi = Math.cos(psi), sinPsi = Math.sin(psi);
    keepAxis(axis);
    put(residue + CB_AT, residue + CA_AT, CA_CB, COS_N_CA_CB, SIN_N_CA_CB,
      cosPhi * COS_CB_TURN - sinPhi * SIN_CB_TURN, sinPhi * COS_CB_TURN + cosPhi * SIN_CB_TURN);
    put(residue + C_AT, residue + CA_AT, CA_C, COS_N_CA_C, SIN_N_CA_C, cosPhi, sinPhi);
    turn(COS_N_CA_C, SIN_N_CA_C, cosPhi, sinPhi);
    keepAxis(axis + 24);
    put(residue + O_AT, residue + C_AT, C_O, COS_CA_C_O, SIN_CA_C_O, -cosPsi, -sinPsi);
    if (i + 1 < length) {
      const next = residue + RESIDUE_BYTES;
      put(next + N_AT, residue + C_AT, C_N, COS_CA_C_N, SIN_CA_C_N, cosPsi, sinPsi);
      turn(COS_CA_C_N, SIN_CA_C_N, cosPsi, sinPsi);
      put(next + H_AT, next + N_AT, N_H, COS_C_N_H, SIN_C_N_H, 1, 0);
      put(next + CA_AT, next + N_AT, N_CA, COS_C_N_CA, SIN_C_N_CA, -1, 0);
      turn(COS_C_N_CA, SIN_C_N_CA, -1, 0);
    }
    residue += RESIDUE_BYTES;
    torsion += 16;
    axis += 48;
  }
}
