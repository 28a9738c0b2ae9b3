import {
  activeShares,
  END,
  lastUpdates,
  openCommits,
  registrations,
  rowColumns,
  rowEnds,
  rowPositions,
  rowStarts,
  rowUnsorted,
  rowValues,
  sortKeys,
  uids,
  voteEnds,
  weightColumns,
  weightStarts,
  weightValues,
} from "./memory";
import { commitRevealEnabled, holdsPermit, ownerUid } from "./params";
import { hasDuplicate, isPlain, sortAscending } from "./rows";

/**
 * Picks the weights that count and divides each row by its sum. Counts, by column, those that vote (into `voteEnds`).
 *
 * @returns the row that names a column twice, or -1
 */
export function readWeights(): i32 {
  memory.fill(voteEnds, 0, (<usize>uids) << 2);
  let next: u32 = 0;
  for (let uid: u32 = 0; uid < uids; uid++) {
    const from = load<u32>(weightStarts + ((<usize>uid) << 2));
    const length = load<u32>(weightStarts + ((<usize>uid) << 2), 4) - from;
    const rawColumns = weightColumns + ((<usize>from) << 1);
    const rawValues = weightValues + ((<usize>from) << 1);
    const plain = isPlain(rawColumns, length);
    if (!plain && hasDuplicate(rawColumns, length)) return uid;

    const start = next;
    store<u32>(rowStarts + ((<usize>uid) << 2), start);
    store<u8>(rowUnsorted + uid, !plain);
    if (holdsPermit(uid)) {
      next += plain
        ? pickPlain(uid, rawColumns, rawValues, length, start)
        : pickSorted(uid, rawColumns, rawValues, length, start);
    }
    store<u32>(rowEnds + ((<usize>uid) << 2), next);
    store<u16>(rowColumns + ((<usize>next) << 1), END);
    next += 1;
  }
  return -1;
}

/** Weights count if set after the uid they name registered, and not committed before it did: the first block too late. */
function firstUnknownBlock(uid: u32): f64 {
  const at = (<usize>uid) << 3;
  const updated = load<f64>(lastUpdates + at);
  return commitRevealEnabled() ? min(updated, load<f64>(openCommits + at) + 1) : updated;
}

/** Nobody weighs itself but the owner. */
function ownColumn(uid: u32): u32 {
  return <i64>uid === ownerUid() ? END : uid;
}

function pickPlain(uid: u32, rawColumns: usize, rawValues: usize, length: u32, start: u32): u32 {
  const unknown = firstUnknownBlock(uid);
  const own = ownColumn(uid);
  const votes = u32(load<u64>(activeShares + ((<usize>uid) << 3)) !== 0);
  const outColumns = rowColumns + ((<usize>start) << 1);
  const outValues = rowValues + ((<usize>start) << 3);
  const registered = registrations;
  const tallies = voteEnds;
  let count: u32 = 0;
  let sum: u32 = 0;
  // Every entry is written, and the next overwrites it unless it counts: a branch would be guessed wrong.
  for (let i: u32 = 0; i < length; i++) {
    const column = <u32>load<u16>(rawColumns + ((<usize>i) << 1));
    const weight = <u32>load<u16>(rawValues + ((<usize>i) << 1));
    const counts = u32(load<f64>(registered + ((<usize>column) << 3)) < unknown) & u32(column !== own);
    store<u16>(outColumns + ((<usize>count) << 1), column);
    store<f64>(outValues + ((<usize>count) << 3), <f64>weight);
    const tally = tallies + ((<usize>column) << 2);
    store<u32>(tally, load<u32>(tally) + (counts & votes));
    sum += weight & (0 - counts);
    count += counts;
  }
  normalizeRow(outValues, count, sum);
  return count;
}

/** The same for a row that isn't ascending, or names others than uids: rare, so slower, and apart from the loop above. */
function pickSorted(uid: u32, rawColumns: usize, rawValues: usize, length: u32, start: u32): u32 {
  const unknown = firstUnknownBlock(uid);
  const own = ownColumn(uid);
  const votes = u32(load<u64>(activeShares + ((<usize>uid) << 3)) !== 0);
  let count: u32 = 0;
  let sum: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const column = <u32>load<u16>(rawColumns + ((<usize>i) << 1));
    const weight = <u32>load<u16>(rawValues + ((<usize>i) << 1));
    if (column >= uids || column === own) continue;
    if (load<f64>(registrations + ((<usize>column) << 3)) >= unknown) continue;
    const tally = voteEnds + ((<usize>column) << 2);
    store<u32>(tally, load<u32>(tally) + votes);
    store<u64>(sortKeys + ((<usize>count) << 3), ((<u64>column) << 32) | ((<u64>count) << 16) | weight);
    sum += weight;
    count += 1;
  }
  sortAscending(sortKeys, count);
  for (let i: u32 = 0; i < count; i++) {
    const key = load<u64>(sortKeys + ((<usize>i) << 3));
    const to = <usize>(start + i);
    store<u16>(rowColumns + (to << 1), <u16>(key >> 32));
    store<u16>(rowPositions + (to << 1), <u16>(key >> 16));
    store<f64>(rowValues + (to << 3), <f64>((<u32>key) & 0xffff));
  }
  normalizeRow(rowValues + ((<usize>start) << 3), count, sum);
  return count;
}

/**
 * From weights as doubles to shares of their sum as raws, two at a time. The division is exact enough to be truncated: w · 2^32
 * is exact, and a rounded quotient can't reach the next integer, since w < 2^21. A sum of 0 leaves zeros.
 */
function normalizeRow(values: usize, count: u32, sum: u32): void {
  const divisor = f64x2.splat(sum === 0 ? 1 : <f64>sum / 4_294_967_296.0);
  const round = f64x2.splat(4_503_599_627_370_496.0);
  for (let i: u32 = 0; i < count; i += 2) {
    const at = values + ((<usize>i) << 3);
    const share = f64x2.floor(f64x2.div(v128.load(at), divisor));
    v128.store(at, v128.xor(f64x2.add(share, round), round));
  }
}
