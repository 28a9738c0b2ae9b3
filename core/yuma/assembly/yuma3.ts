import { BOND_INVERSE, BOND_SUM, INCENTIVE } from "./columns";
import { divide, multiply } from "./fixed";
import { averageRowsLiquidly } from "./liquidAlpha";
import {
  activeShares,
  columns,
  dividendRaws,
  freshColumns,
  freshEnds,
  freshStarts,
  freshValues,
  uids,
} from "./memory";
import { averageRows } from "./movingAverage";
import { prepareDivision } from "./yuma2";

/** Averages old bonds and weights as they are, and pays dividends on the shares of the result, times stake. */
export function bondWithYuma3(liquid: bool): void {
  if (liquid) averageRowsLiquidly();
  else averageRows(false);
  prepareDivision(BOND_SUM, BOND_INVERSE);
  shareDividends();
}

function shareDividends(): void {
  const records = columns;
  const bondColumns = freshColumns;
  const bondValues = freshValues;
  for (let uid: u32 = 0; uid < uids; uid++) {
    const end = load<u32>(freshEnds + ((<usize>uid) << 2));
    let earned: u64 = 0;
    for (let i = load<u32>(freshStarts + ((<usize>uid) << 2)); i < end; i++) {
      const record = records + ((<usize>load<u16>(bondColumns + ((<usize>i) << 1))) << 6);
      const bond = load<u64>(bondValues + ((<usize>i) << 3));
      const share = divide(bond, load<u64>(record + BOND_SUM), load<f64>(record + BOND_INVERSE));
      earned += multiply(share, load<u64>(record + INCENTIVE));
    }
    const at = (<usize>uid) << 3;
    store<u64>(dividendRaws + at, multiply(earned, load<u64>(activeShares + at)));
  }
}
