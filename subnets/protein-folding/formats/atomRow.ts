/** One atom of a structure file. */
export interface AtomRow {
  readonly chain: string;
  /** Residue number with insertion code: what tells one residue from the next. */
  readonly residue: string;
  readonly residueName: string;
  readonly atom: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
