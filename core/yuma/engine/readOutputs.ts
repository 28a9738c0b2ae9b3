import type { ColumnOutputs, ColumnRow } from "../columnRows.js";
import type { Matrix } from "../matrix.js";
import type { EpochOutputs } from "../types.js";
import type { FlatMatrix, FlatOutputs } from "./types.js";

/** Copies an epoch's results out of the typed arrays. */
export function readOutputs(flat: FlatOutputs): EpochOutputs {
  return { ...readVectors(flat), bonds: rowsOf(flat.bonds) };
}

/** The same, with rows of columns. */
export function readColumns(flat: FlatOutputs): ColumnOutputs {
  return { ...readVectors(flat), bonds: columnRowsOf(flat.bonds) };
}

function readVectors(flat: FlatOutputs): Omit<EpochOutputs, "bonds"> {
  return {
    active: flagsOf(flat.active),
    stake: amountsOf(flat.stake),
    stakeWeight: fractionsOf(flat.stakeWeight),
    consensus: fractionsOf(flat.consensus),
    incentive: fractionsOf(flat.incentive),
    dividends: fractionsOf(flat.dividends),
    validatorTrust: fractionsOf(flat.validatorTrust),
    validatorPermit: flagsOf(flat.validatorPermit),
    serverEmission: amountsOf(flat.serverEmission),
    validatorEmission: amountsOf(flat.validatorEmission),
    emission: amountsOf(flat.emission),
  };
}

// Array.from walks an iterator: loops take a third of the time, and an epoch has ten vectors.

function amountsOf(amounts: BigUint64Array): bigint[] {
  const list: bigint[] = [];
  for (let uid = 0; uid < amounts.length; uid += 1) list.push(amounts[uid] ?? 0n);
  return list;
}

function fractionsOf(fractions: Uint16Array): number[] {
  const list: number[] = [];
  for (let uid = 0; uid < fractions.length; uid += 1) list.push(fractions[uid] ?? 0);
  return list;
}

export function flagsOf(flags: Uint8Array): boolean[] {
  const list: boolean[] = [];
  for (let uid = 0; uid < flags.length; uid += 1) list.push(flags[uid] !== 0);
  return list;
}

/** The rows as lists of pairs. */
export function rowsOf({ starts, columns, values }: FlatMatrix): Matrix<number> {
  return Array.from({ length: starts.length - 1 }, (_, row) => {
    const start = starts[row] ?? 0;
    return Array.from(
      { length: (starts[row + 1] ?? start) - start },
      (_entry, i) => [columns[start + i] ?? 0, values[start + i] ?? 0] as const,
    );
  });
}

const EMPTY_ROW: ColumnRow = { uids: new Uint16Array(0), values: new Uint16Array(0) };

/** The rows as columns: views of one copy, since a copy a row would cost an allocation outside the heap each. */
function columnRowsOf({ starts, columns, values }: FlatMatrix): ColumnRow[] {
  const count = starts[starts.length - 1] ?? 0;
  const uids = columns.slice(0, count);
  const entries = values.slice(0, count);
  return Array.from({ length: starts.length - 1 }, (_, row) => {
    const start = starts[row] ?? 0;
    const end = starts[row + 1] ?? start;
    return start === end
      ? EMPTY_ROW
      : { uids: uids.subarray(start, end), values: entries.subarray(start, end) };
  });
}
