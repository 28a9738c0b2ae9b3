import type { Matrix, Row } from "./matrix.js";
import type { EpochInputs, EpochOutputs } from "./types.js";

/** A sparse row of u16 as two columns: a tenth of the memory of pairs, and copied in one go. */
export interface ColumnRow {
  /** The uid an entry names, in the order stored. */
  readonly uids: Uint16Array;
  /** u16 fractions, one for each of `uids`. */
  readonly values: Uint16Array;
}

/** `EpochInputs` whose rows are columns. */
export interface ColumnInputs extends Omit<EpochInputs, "weights" | "bonds"> {
  readonly weights: readonly ColumnRow[];
  readonly bonds: readonly ColumnRow[];
}

/** `EpochOutputs` whose rows are columns. */
export interface ColumnOutputs extends Omit<EpochOutputs, "bonds"> {
  readonly bonds: readonly ColumnRow[];
}

/** Rows of columns as rows of pairs. */
export function pairsOf(rows: readonly ColumnRow[]): Matrix<number> {
  return rows.map(({ uids, values }) => Array.from(uids, (uid, index) => [uid, values[index] ?? 0] as const));
}

/** A row of pairs of u16 as columns. */
export function columnsOf(row: Row<number>): ColumnRow {
  return {
    uids: Uint16Array.from(row, ([uid]) => uid),
    values: Uint16Array.from(row, ([, value]) => value),
  };
}

/** The inputs of an epoch as the reference and the explanations take them. */
export function pairInputs(inputs: ColumnInputs): EpochInputs {
  return { ...inputs, weights: pairsOf(inputs.weights), bonds: pairsOf(inputs.bonds) };
}
