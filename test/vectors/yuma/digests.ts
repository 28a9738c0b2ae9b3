import { createHash, type Hash } from "node:crypto";
import type { Matrix, Row } from "../../../core/yuma/matrix.js";
import type { EpochInputs } from "../../../core/yuma/types.js";

/** SHA-256 of stored bond rows: per row its length, then the pairs, all little endian. */
export function bondsDigest(bonds: Matrix<number>): string {
  const hash = createHash("sha256");
  for (const row of bonds) addRow(hash, row);
  return hash.digest("hex");
}

/** SHA-256 of generated inputs: each vector and matrix with its length in front, all little endian. */
export function inputsDigest(inputs: EpochInputs): string {
  const hash = createHash("sha256");
  for (const blocks of [inputs.blockAtRegistration, inputs.lastUpdate]) addU64s(hash, blocks.map(BigInt));
  hash.update(u32(inputs.validatorPermit.length)).update(Uint8Array.from(inputs.validatorPermit, Number));
  for (const amounts of [inputs.stakeAlpha, inputs.stakeTao]) addU64s(hash, amounts);
  for (const matrix of [inputs.weights, inputs.bonds]) {
    hash.update(u32(matrix.length));
    for (const row of matrix) addRow(hash, row);
  }
  return hash.digest("hex");
}

function addU64s(hash: Hash, values: readonly bigint[]): void {
  const bytes = new DataView(new ArrayBuffer(values.length * 8));
  values.forEach((value, i) => bytes.setBigUint64(i * 8, value, true));
  hash.update(u32(values.length)).update(bytes);
}

function addRow(hash: Hash, row: Row<number>): void {
  const bytes = new DataView(new ArrayBuffer(row.length * 4));
  row.forEach(([column, value], i) => {
    bytes.setUint16(i * 4, column, true);
    bytes.setUint16(i * 4 + 2, value, true);
  });
  hash.update(u32(row.length)).update(bytes);
}

function u32(value: number): DataView {
  const bytes = new DataView(new ArrayBuffer(4));
  bytes.setUint32(0, value, true);
  return bytes;
}
