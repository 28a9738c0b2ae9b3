import { valueAt } from "../valueAt.js";
import { priceBars, type PriceBars } from "./priceBars.js";

/** The bars less those that repeat the price before: an index that did not move by a hundredth all day was not computed. */
export function withoutHolidays({ timesMs, closes }: PriceBars): PriceBars {
  const kept = Array.from(closes.keys()).filter(
    (index) => index === 0 || closes[index] !== closes[index - 1],
  );
  return priceBars(
    kept.map((index) => valueAt(timesMs, index)),
    kept.map((index) => valueAt(closes, index)),
  );
}
