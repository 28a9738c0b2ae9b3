/** Residues a chain may have. */
export const MIN_LENGTH = 20;
export const MAX_LENGTH = 150;

/** Clusters of (phi, psi) that the torsion network chooses from. */
export const TORSION_CLUSTERS = 32;

/** States of secondary structure: helix, strand, other. */
export const STRUCTURE_STATES = 3;

/** Angles travel as int16 in steps of 1e-4 radian, so that ±π is ±31416. */
export const TORSION_STEP = 1e-4;
export const TORSION_LIMIT = 31_416;
