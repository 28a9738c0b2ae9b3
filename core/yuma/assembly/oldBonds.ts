import { columnRecord, OLD_INVERSE, OLD_SUM } from "./columns";
import {
  bondColumns,
  bondStarts,
  bondValues,
  END,
  oldColumns,
  oldEnds,
  oldSeen,
  oldStarts,
  oldUnsorted,
  oldValues,
  registrations,
  sortKeys,
  uids,
} from "./memory";
import { SLIGHTLY_MORE, roundToInteger } from "./fixed";
import { firstNewBlock } from "./params";
import { hasDuplicate, isPlain, sortAscending } from "./rows";

/**
 * Picks the stored bonds that still mean the uid they name, and adds them up by column.
 *
 * @returns the row that names a column twice, or -1
 */
export function readBonds(): i32 {
  let next: u32 = 0;
  for (let uid: u32 = 0; uid < uids; uid++) {
    const from = load<u32>(bondStarts + ((<usize>uid) << 2));
    const length = load<u32>(bondStarts + ((<usize>uid) << 2), 4) - from;
    const rawColumns = bondColumns + ((<usize>from) << 1);
    const rawValues = bondValues + ((<usize>from) << 1);
    const plain = isPlain(rawColumns, length);
    if (!plain && hasDuplicate(rawColumns, length)) return uid;

    store<u32>(oldStarts + ((<usize>uid) << 2), next);
    store<u8>(oldUnsorted + uid, !plain);
    next += plain
      ? pickPlain(rawColumns, rawValues, length, next)
      : pickSorted(rawColumns, rawValues, length, next);
    store<u32>(oldEnds + ((<usize>uid) << 2), next);
    store<u16>(oldColumns + ((<usize>next) << 1), END);
    next += 1;
  }
  return -1;
}

function pickPlain(rawColumns: usize, rawValues: usize, length: u32, start: u32): u32 {
  const tooNew = firstNewBlock();
  const registered = registrations;
  const outColumns = oldColumns;
  const outValues = oldValues;
  let count: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const column = <u32>load<u16>(rawColumns + ((<usize>i) << 1));
    const bond = <u32>load<u16>(rawValues + ((<usize>i) << 1));
    const counts = u32(load<f64>(registered + ((<usize>column) << 3)) < tooNew);
    const to = (<usize>(start + count)) << 1;
    store<u16>(outColumns + to, column);
    store<u16>(outValues + to, bond);
    addToColumn(column, bond & (0 - counts));
    count += counts;
  }
  return count;
}

/**
 * The same for a row that isn't ascending, or names others than uids. Such others count as registered in block 0. They have
 * no effect but one: the alpha formula doesn't see what follows an entry of a higher column.
 */
function pickSorted(rawColumns: usize, rawValues: usize, length: u32, start: u32): u32 {
  const tooNew = firstNewBlock();
  let count: u32 = 0;
  let highest: i32 = -1;
  for (let i: u32 = 0; i < length; i++) {
    const column = <u32>load<u16>(rawColumns + ((<usize>i) << 1));
    const bond = <u32>load<u16>(rawValues + ((<usize>i) << 1));
    const registration = column < uids ? load<f64>(registrations + ((<usize>column) << 3)) : 0;
    if (registration >= tooNew) continue;
    const seen = <i32>column > highest;
    if (seen) highest = column;
    if (column >= uids) continue;
    store<u64>(sortKeys + ((<usize>count) << 3), ((<u64>column) << 32) | ((<u64>bond) << 8) | u64(seen));
    addToColumn(column, bond);
    count += 1;
  }
  sortAscending(sortKeys, count);
  for (let i: u32 = 0; i < count; i++) {
    const key = load<u64>(sortKeys + ((<usize>i) << 3));
    const to = <usize>(start + i);
    store<u16>(oldColumns + (to << 1), <u16>(key >> 32));
    store<u16>(oldValues + (to << 1), <u16>(key >> 8));
    store<u8>(oldSeen + to, <u8>(key & 1));
  }
  return count;
}

@inline
function addToColumn(column: u32, bond: u32): void {
  const sum = columnRecord(column) + OLD_SUM;
  store<u64>(sum, load<u64>(sum) + bond);
}

/**
 * Prepares the shares that old bonds have of their columns. A share of u16 integers needs no correction: the reciprocal, made a
 * little too large, brings no quotient down to the integer before, and none up to the next, since bonds are below 2^17.
 *
 * @returns false if a column adds up to 2^31 or more, where the chain's sum is clamped; it takes 32769 full bonds
 */
export function sumOldBonds(): bool {
  for (let uid: u32 = 0; uid < uids; uid++) {
    const record = columnRecord(uid);
    const sum = load<u64>(record + OLD_SUM);
    if (sum >> 31) return false;
    store<f64>(record + OLD_INVERSE, sum === 0 ? 0 : (4_294_967_296.0 / <f64>(<i64>sum)) * SLIGHTLY_MORE);
  }
  return true;
}

/** floor(bond / sum of its column). */
@inline
export function shareOfOldBonds(bond: u32, record: usize): u64 {
  return roundToInteger(floor(<f64>(<i32>bond) * load<f64>(record + OLD_INVERSE)));
}
