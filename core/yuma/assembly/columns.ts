import { columns } from "./memory";

// One record of 64 bytes per column. Sums are raws; beside each lies its reciprocal for `divide`.

/** Sum of the new bonds, before they are averaged with the old. */
export const GAIN_SUM: usize = 0;
export const GAIN_INVERSE: usize = 8;
/** Sum of the old bonds: u16 integers, not raws. */
export const OLD_SUM: usize = 16;
export const OLD_INVERSE: usize = 24;
/** Sum of the averaged bonds. */
export const BOND_SUM: usize = 32;
export const BOND_INVERSE: usize = 40;
/** Largest of them. */
export const LARGEST: usize = 48;
export const INCENTIVE: usize = 56;

@inline
export function columnRecord(column: u32): usize {
  return columns + ((<usize>column) << 6);
}
