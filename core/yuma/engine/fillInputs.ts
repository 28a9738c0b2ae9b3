import type { ColumnInputs, ColumnRow } from "../columnRows.js";
import type { Matrix } from "../matrix.js";
import { earliestOpenCommits } from "../openCommits.js";
import type { EpochInputs, EpochParams } from "../types.js";
import type { FlatInputs, FlatMatrix } from "./types.js";

/**
 * Copies an epoch's inputs into typed arrays. These tell what doesn't fit: a number outside its range doesn't come back as
 * it went in.
 *
 * @returns whether everything fitted; if not, `checkInputs` knows what is wrong
 */
export function fillInputs(flat: FlatInputs, params: EpochParams, inputs: EpochInputs): boolean {
  const { n } = params;
  return (
    fillVectors(flat, params, inputs) &&
    fillMatrix(flat.weights, inputs.weights, n) &&
    fillMatrix(flat.bonds, inputs.bonds, n)
  );
}

/** The same for rows of columns, which need no look at each number. */
export function fillColumns(flat: FlatInputs, params: EpochParams, inputs: ColumnInputs): boolean {
  const { n } = params;
  return (
    fillVectors(flat, params, inputs) &&
    fillRows(flat.weights, inputs.weights, n) &&
    fillRows(flat.bonds, inputs.bonds, n)
  );
}

function fillVectors(
  flat: FlatInputs,
  params: EpochParams,
  inputs: Omit<EpochInputs, "weights" | "bonds">,
): boolean {
  const { n } = params;
  const { blockAtRegistration, lastUpdate, validatorPermit, stakeAlpha, stakeTao, weightCommits } = inputs;
  if (blockAtRegistration.length !== n || stakeAlpha.length !== n || stakeTao.length !== n) return false;
  if (!blockAtRegistration.every(isBlock) || !lastUpdate.every(isBlock)) return false;
  if (!weightCommits.every((commit) => isBlock(commit.commitEpoch) && isBlock(commit.commitBlock)))
    return false;

  flat.blockAtRegistration.set(blockAtRegistration);
  flat.earliestOpenCommit.fill(Number.POSITIVE_INFINITY);
  for (const [uid, block] of earliestOpenCommits(params, weightCommits)) flat.earliestOpenCommit[uid] = block;
  for (let uid = 0; uid < n; uid += 1) {
    flat.lastUpdate[uid] = lastUpdate[uid] ?? 0;
    flat.validatorPermit[uid] = validatorPermit[uid] === true ? 1 : 0;
    const alpha = stakeAlpha[uid] ?? 0n;
    const tao = stakeTao[uid] ?? 0n;
    flat.stakeAlpha[uid] = alpha;
    flat.stakeTao[uid] = tao;
    if (flat.stakeAlpha[uid] !== alpha || flat.stakeTao[uid] !== tao) return false;
  }
  return true;
}

function fillRows({ starts, columns, values }: FlatMatrix, rows: readonly ColumnRow[], n: number): boolean {
  if (rows.length !== n) return false;
  let next = 0;
  for (const [row, { uids, values: entries }] of rows.entries()) {
    starts[row] = next;
    // Most rows of a subnet are empty, and setting nothing costs as much as setting a little.
    if (uids.length === 0) continue;
    if (uids.length !== entries.length) return false;
    columns.set(uids, next);
    values.set(entries, next);
    next += uids.length;
  }
  starts[n] = next;
  return true;
}

function fillMatrix({ starts, columns, values }: FlatMatrix, rows: Matrix<number>, n: number): boolean {
  if (rows.length !== n) return false;
  let next = 0;
  let row = 0;
  for (const entries of rows) {
    starts[row] = next;
    row += 1;
    for (const entry of entries) {
      const column = entry[0];
      const value = entry[1];
      columns[next] = column;
      values[next] = value;
      if (columns[next] !== column || values[next] !== value) return false;
      next += 1;
    }
  }
  starts[row] = next;
  return true;
}

/** Whether a number is a block height or an epoch's number. */
export function isBlock(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
