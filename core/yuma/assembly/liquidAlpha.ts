import { BOND_SUM, columnRecord } from "./columns";
import { fromU16, multiply, ONE } from "./fixed";
import {
  consensusRaws,
  END,
  freshColumns,
  freshEnds,
  freshStarts,
  freshValues,
  lineAlphas,
  lineBonds,
  lineExponents,
  lineIndices,
  lineWeights,
  oldColumns,
  oldSeen,
  oldStarts,
  oldUnsorted,
  oldValues,
  rowColumns,
  rowEnds,
  rowPositions,
  rowStarts,
  rowUnsorted,
  rowValues,
  sortKeys,
  uids,
} from "./memory";
import { alphaHigh, alphaLow, bondsPenalty, sigmoidSlope } from "./params";
import { sortAscending } from "./rows";
import { exactSigmoid, sigmoids } from "./sigmoid";

const HALF: i64 = 0x8000_0000;

/** Alpha where a weight is at the consensus or below it, and not below the bond: that of most pairs under a full penalty. */
let alphaAtConsensus: u64 = 0;

/** The moving average with an alpha for every pair. Only listed pairs keep a bond. Results of 0 are still in the rows. */
export function averageRowsLiquidly(): void {
  alphaAtConsensus = alphaOf(exactSigmoid(exponentOf(0)));
  let next: u32 = 0;
  for (let uid: u32 = 0; uid < uids; uid++) {
    store<u32>(freshStarts + ((<usize>uid) << 2), next);
    const isEmpty = load<u32>(rowStarts + ((<usize>uid) << 2)) === load<u32>(rowEnds + ((<usize>uid) << 2));
    if (!isEmpty) next = averageRow(uid, next);
    store<u32>(freshEnds + ((<usize>uid) << 2), next);
  }
}

/**
 * Comes out in the order of the stored row, unless the penalty mixed two matrices.
 *
 * @returns where the next row begins
 */
function averageRow(uid: u32, to: u32): u32 {
  const start = load<u32>(rowStarts + ((<usize>uid) << 2));
  const count = load<u32>(rowEnds + ((<usize>uid) << 2)) - start;
  const penalty = bondsPenalty();
  const reordered = load<u8>(rowUnsorted + uid) !== 0 && (penalty === 0 || penalty === ONE);
  if (reordered) orderByPosition(start, count);
  const seenWeights = reordered ? lineWeights : rowValues + ((<usize>start) << 3);

  findAlphas(uid, start, seenWeights);

  let next = to;
  for (let i: u32 = 0; i < count; i++) {
    const k = reordered ? (<u32>load<u64>(sortKeys + ((<usize>i) << 3))) & 0xffff : i;
    const at = (<usize>k) << 3;
    const column = <u32>load<u16>(rowColumns + ((<usize>(start + k)) << 1));
    const alpha = load<u64>(lineAlphas + at);
    const weight = load<u64>(rowValues + ((<usize>start) << 3) + at);
    const averaged = multiply(ONE - alpha, load<u64>(lineBonds + at)) + multiply(alpha, weight);
    const sum = columnRecord(column) + BOND_SUM;
    store<u64>(sum, load<u64>(sum) + averaged);
    store<u16>(freshColumns + ((<usize>next) << 1), column);
    store<u64>(freshValues + ((<usize>next) << 3), averaged);
    next += 1;
  }
  return next;
}

/**
 * Leaves in `sortKeys` the entries in the order they were stored, and in `lineWeights` what the alpha formula sees of them:
 * the chain looks for the columns with a cursor that only moves forward, and misses what follows an entry of a higher column.
 */
function orderByPosition(start: u32, count: u32): void {
  for (let k: u32 = 0; k < count; k++) {
    const position = <u64>load<u16>(rowPositions + ((<usize>(start + k)) << 1));
    store<u64>(sortKeys + ((<usize>k) << 3), (position << 16) | k);
  }
  sortAscending(sortKeys, count);
  let highest: i32 = -1;
  for (let i: u32 = 0; i < count; i++) {
    const k = (<u32>load<u64>(sortKeys + ((<usize>i) << 3))) & 0xffff;
    const column = <i32>load<u16>(rowColumns + ((<usize>(start + k)) << 1));
    const seen = column > highest;
    if (seen) highest = column;
    const weight = load<u64>(rowValues + ((<usize>(start + k)) << 3));
    store<u64>(lineWeights + ((<usize>k) << 3), seen ? weight : 0);
  }
}

/** Fills `lineBonds` and `lineAlphas`. Sigmoids are left for the end, to be computed side by side. */
function findAlphas(uid: u32, start: u32, seenWeights: usize): void {
  const oldHidden = load<u8>(oldUnsorted + uid) !== 0;
  let weightAt = start;
  let old = load<u32>(oldStarts + ((<usize>uid) << 2));
  let exponents: u32 = 0;
  while (true) {
    const weightColumn = <u32>load<u16>(rowColumns + ((<usize>weightAt) << 1));
    if (weightColumn === END) break;
    const oldColumn = <u32>load<u16>(oldColumns + ((<usize>old) << 1));
    const hasWeight = u32(weightColumn <= oldColumn);
    const hasOld = u32(oldColumn <= weightColumn);
    const k = weightAt - start;
    const bond = fromU16((<u32>load<u16>(oldValues + ((<usize>old) << 1))) & (0 - hasOld));
    const seenBond = oldHidden && load<u8>(oldSeen + old) === 0 ? 0 : bond;
    const seenWeight = load<u64>(seenWeights + ((<usize>k) << 3));
    const consensus = load<u64>(consensusRaws + ((<usize>weightColumn) << 3));

    const above = max<i64>(<i64>seenWeight - <i64>consensus, 0);
    const distance = seenWeight >= seenBond ? above : <i64>(seenBond - seenWeight);
    store<u64>(lineBonds + ((<usize>k) << 3), bond);
    store<u64>(lineAlphas + ((<usize>k) << 3), alphaAtConsensus);
    store<f64>(lineExponents + ((<usize>exponents) << 3), <f64>exponentOf(distance));
    store<u32>(lineIndices + ((<usize>exponents) << 2), k);
    exponents += hasWeight & u32(distance !== 0);
    weightAt += hasWeight;
    old += hasOld;
  }
  sigmoids(lineExponents, exponents);
  for (let i: u32 = 0; i < exponents; i++) {
    const k = load<u32>(lineIndices + ((<usize>i) << 2));
    store<u64>(lineAlphas + ((<usize>k) << 3), alphaOf(load<u64>(lineExponents + ((<usize>i) << 3))));
  }
}

/** slope · (distance - ½). The slope is multiplied in two parts, since it exceeds 32 bits. */
@inline
function exponentOf(distance: i64): i64 {
  const slope = sigmoidSlope();
  const offset = distance - HALF;
  return (slope >> 32) * offset + (((slope & 0xffff_ffff) * offset) >> 32);
}

/** Between the bounds by the sigmoid; the lower one if they are reversed. */
@inline
function alphaOf(sigmoid: u64): u64 {
  const low = alphaLow();
  const high = alphaHigh();
  return high <= low ? low : min(low + multiply(sigmoid, high - low), high);
}
