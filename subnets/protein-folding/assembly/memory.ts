// Where everything lies: fixed places, since a chain has at most MAX_LENGTH residues. Lengths in angstrom, angles in radians.

export const MAX_LENGTH: i32 = 150;
const MAX_PAIRS: i32 = (MAX_LENGTH * (MAX_LENGTH - 1)) / 2;
const MAX_RESTRAINTS: i32 = 4 * MAX_LENGTH;

/** Atoms of a residue, in this order: N, H, CA, CB, C, O. */
export const ATOMS: i32 = 6;
/** Bytes of one atom's three coordinates, and of one residue's. */
export const ATOM_BYTES: usize = 24;
export const RESIDUE_BYTES: usize = 144;
export const N_AT: usize = 0;
export const H_AT: usize = 24;
export const CA_AT: usize = 48;
export const CB_AT: usize = 72;
export const C_AT: usize = 96;
export const O_AT: usize = 120;

/** Bins of a torsion potential along each of phi and psi; bin centres at (k + ½)·2π/36 − π. */
export const TORSION_BINS: i32 = 36;
/** Cubic B-spline coefficients of one pair's distance potential: knots each angstrom from 2 to 22, then zero. */
export const SPLINE_COEFFICIENTS: i32 = 24;

// Inputs. Residue types are i32 indices in ACDEFGHIKLMNPQRSTVWY.
export const residueTypes: usize = memory.data(4 * MAX_LENGTH, 16);
/** phi, psi of each residue, f64. */
export const torsions: usize = memory.data(16 * MAX_LENGTH, 16);
/** Energy of a contact between two types, f64, 20 × 20. */
export const contactEnergies: usize = memory.data(8 * 400, 16);
/** One potential a residue, f32, [phi bin][psi bin]: coefficients of a periodic bicubic B-spline. */
export const torsionPotentials: usize = memory.data(4 * MAX_LENGTH * TORSION_BINS * TORSION_BINS, 16);
/** i32 i, i32 j, f64 weight. */
export const restraints: usize = memory.data(16 * MAX_RESTRAINTS, 16);
/** Where in distanceColumns the partners of each residue begin, i32, and after the last where they end. */
export const distanceRows: usize = memory.data(4 * MAX_LENGTH + 16, 16);
/** The partners j > i, i32. */
export const distanceColumns: usize = memory.data(4 * MAX_PAIRS, 16);
/** f32, in the order of distanceColumns. */
export const distancePotentials: usize = memory.data(4 * MAX_PAIRS * SPLINE_COEFFICIENTS, 16);
/** Weight of each term, f64, in the order of `parts`. */
export const weights: usize = memory.data(8 * 8, 16);

// Outputs.
/** Unweighted terms, f64: sterics, hydrogen bonds, contacts, torsions, compactness, restraints, distances. */
export const parts: usize = memory.data(8 * 8, 16);
export const positions: usize = memory.data(144 * MAX_LENGTH, 16);
/** dE/d(phi, psi), f64. */
export const torsionGradient: usize = memory.data(16 * MAX_LENGTH, 16);

// Inside.
/** dE/dx, laid out as positions. */
export const gradient: usize = memory.data(144 * MAX_LENGTH, 16);
/** Unit vectors N→CA and CA→C: the axes of phi and psi. */
export const axes: usize = memory.data(48 * MAX_LENGTH, 16);
/** CB coordinates and dE/dx of them, x, y, z and a spare each, f64. */
export const betas: usize = memory.data(32 * MAX_LENGTH, 16);
export const betaGradient: usize = memory.data(32 * MAX_LENGTH, 16);
