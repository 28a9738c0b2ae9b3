import { BOND_INVERSE, BOND_SUM, columnRecord, GAIN_INVERSE, GAIN_SUM, INCENTIVE, LARGEST } from "./columns";
import { divide, multiply, reciprocal } from "./fixed";
import { columns, dividendRaws, freshColumns, freshEnds, freshStarts, freshValues, uids } from "./memory";
import { averageRows } from "./movingAverage";

/** Averages the columns' shares of old bonds and of stake times weight, and pays dividends on the shares of the result. */
export function bondWithYuma2(): void {
  prepareDivision(GAIN_SUM, GAIN_INVERSE);
  averageRows(true);
  prepareDivision(BOND_SUM, BOND_INVERSE);
  shareDividends();
  prepareDivision(LARGEST, BOND_INVERSE);
}

export function prepareDivision(divisor: usize, inverse: usize): void {
  for (let uid: u32 = 0; uid < uids; uid++) {
    const record = columnRecord(uid);
    store<f64>(record + inverse, reciprocal(load<u64>(record + divisor)));
  }
}

/** Replaces averages by shares; an average of 0 is no entry, a share that becomes 0 is one. */
function shareDividends(): void {
  const records = columns;
  const bondColumns = freshColumns;
  const bondValues = freshValues;
  for (let uid: u32 = 0; uid < uids; uid++) {
    const start = load<u32>(freshStarts + ((<usize>uid) << 2));
    const end = load<u32>(freshEnds + ((<usize>uid) << 2));
    let earned: u64 = 0;
    let to = start;
    for (let i = start; i < end; i++) {
      const column = <u32>load<u16>(bondColumns + ((<usize>i) << 1));
      const record = records + ((<usize>column) << 6);
      const averaged = load<u64>(bondValues + ((<usize>i) << 3));
      const share = divide(averaged, load<u64>(record + BOND_SUM), load<f64>(record + BOND_INVERSE));
      store<u16>(bondColumns + ((<usize>to) << 1), column);
      store<u64>(bondValues + ((<usize>to) << 3), share);
      store<u64>(record + LARGEST, max(share, load<u64>(record + LARGEST)));
      earned += multiply(share, load<u64>(record + INCENTIVE));
      to += u32(averaged !== 0);
    }
    store<u32>(freshEnds + ((<usize>uid) << 2), to);
    store<u64>(dividendRaws + ((<usize>uid) << 3), earned);
  }
}

/** As a share of its column's largest. */
@inline
export function relativeBond(share: u64, column: u32): u64 {
  const record = columnRecord(column);
  return divide(share, load<u64>(record + LARGEST), load<f64>(record + BOND_INVERSE));
}
