/** A chain whose structure is known. Coordinates in angstrom, x, y, z of each residue in a row. */
export interface Native {
  /** PDB id and chain, or what its file calls it. */
  readonly name: string;
  readonly sequence: string;
  readonly ca: Float64Array;
  /** Of glycine, where its CB would be. */
  readonly cb: Float64Array;
}

/** The distance between residues i and j of a row of coordinates, angstrom. */
export function distanceBetween(coordinates: Float64Array, i: number, j: number): number {
  const along = (axis: number): number => (coordinates[3 * i + axis] ?? 0) - (coordinates[3 * j + axis] ?? 0);
  return Math.sqrt(along(0) ** 2 + along(1) ** 2 + along(2) ** 2);
}
