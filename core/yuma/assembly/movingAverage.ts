import { BOND_SUM, GAIN_INVERSE, GAIN_SUM } from "./columns";
import { divide, FRACTION, fromU16, multiply, ONE } from "./fixed";
import {
  columns,
  END,
  freshColumns,
  freshEnds,
  freshStarts,
  freshValues,
  oldColumns,
  oldEnds,
  oldStarts,
  oldValues,
  rowColumns,
  rowEnds,
  rowStarts,
  rowValues,
  uids,
} from "./memory";
import { shareOfOldBonds } from "./oldBonds";
import { bondsAlpha } from "./params";

/**
 * Averages what bonds grow from with the old bonds, and adds the results up by column. Results of 0 are still in the rows.
 *
 * @param shared whether both are first divided by their column's sum (Yuma 2) or taken as they are (Yuma 3)
 */
@inline
export function averageRows(shared: bool): void {
  // With an alpha of 0 or 1 a product could be 2^64.
  const atAnEnd = (bondsAlpha() & FRACTION) === 0;
  let next: u32 = 0;
  for (let uid: u32 = 0; uid < uids; uid++) {
    store<u32>(freshStarts + ((<usize>uid) << 2), next);
    const gains = load<u32>(rowStarts + ((<usize>uid) << 2));
    const olds = load<u32>(oldStarts + ((<usize>uid) << 2));
    const isEmpty =
      gains === load<u32>(rowEnds + ((<usize>uid) << 2)) && olds === load<u32>(oldEnds + ((<usize>uid) << 2));
    if (!isEmpty) {
      next += atAnEnd
        ? averageRow(gains, olds, next, shared, true)
        : averageRow(gains, olds, next, shared, false);
    }
    store<u32>(freshEnds + ((<usize>uid) << 2), next);
  }
}

/** Walks both rows at once without a branch: each step takes the lower column, from either row or from both. */
@inline
function averageRow(gains: u32, olds: u32, to: u32, shared: bool, atAnEnd: bool): u32 {
  const alpha = bondsAlpha();
  const kept = ONE - alpha;
  const records = columns;
  const oldShift = oldValues - oldColumns;
  const first = freshColumns + ((<usize>to) << 1);
  let gainAt = rowColumns + ((<usize>gains) << 1);
  let gainValueAt = rowValues + ((<usize>gains) << 3);
  let oldAt = oldColumns + ((<usize>olds) << 1);
  let outAt = first;
  let outValueAt = freshValues + ((<usize>to) << 3);
  while (true) {
    const gainColumn = <u32>load<u16>(gainAt);
    const oldColumn = <u32>load<u16>(oldAt);
    const column = min(gainColumn, oldColumn);
    if (column === END) return u32(outAt - first) >> 1;
    const hasGain = u32(gainColumn === column);
    const hasOld = u32(oldColumn === column);
    const record = records + ((<usize>column) << 6);
    const gained = load<u64>(gainValueAt) & (0 - <u64>hasGain);
    const bond = (<u32>load<u16>(oldAt + oldShift)) & (0 - hasOld);
    const fresh = shared
      ? divide(gained, load<u64>(record + GAIN_SUM), load<f64>(record + GAIN_INVERSE))
      : gained;
    const old = shared ? shareOfOldBonds(bond, record) : fromU16(bond);
    const averaged = atAnEnd
      ? multiply(alpha, fresh) + multiply(kept, old)
      : ((alpha * fresh) >> 32) + ((kept * old) >> 32);
    store<u64>(record + BOND_SUM, load<u64>(record + BOND_SUM) + averaged);
    store<u16>(outAt, column);
    store<u64>(outValueAt, averaged);
    outAt += 2;
    outValueAt += 8;
    gainAt += hasGain << 1;
    gainValueAt += hasGain << 3;
    oldAt += hasOld << 1;
  }
}
