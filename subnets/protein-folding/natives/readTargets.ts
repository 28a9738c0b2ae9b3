import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { Native } from "./native.js";

/** The targets that come with the subnet; only the validator opens this file. */
export const TARGETS_FILE = new URL("./targets.json.gz", import.meta.url);

/** One target as the file has it: N, CA, C, O, CB of each residue in hundredths of an angstrom. */
interface PackedTarget {
  readonly id: string;
  readonly chain: string;
  readonly seq: string;
  readonly bb: readonly (readonly number[])[];
}

/** Reads a gzipped file of targets. */
export async function readTargets(file: URL | string): Promise<Native[]> {
  const text = gunzipSync(await readFile(file)).toString("utf8");
  const packed = JSON.parse(text) as readonly PackedTarget[];
  return packed.map(({ id, chain, seq, bb }) => ({
    name: `${id}_${chain}`,
    sequence: seq,
    ca: atomsOf(bb, 3),
    cb: atomsOf(bb, 12),
  }));
}

function atomsOf(rows: readonly (readonly number[])[], from: number): Float64Array {
  const atoms = new Float64Array(3 * rows.length);
  for (const [residue, row] of rows.entries()) {
    for (let axis = 0; axis < 3; axis++) atoms[3 * residue + axis] = (row[from + axis] ?? Number.NaN) / 100;
  }
  return atoms;
}
