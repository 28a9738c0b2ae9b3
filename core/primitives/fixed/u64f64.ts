import { defineFixed, type FixedFormat } from "./format.js";

/** A raw of `u64f64`. */
export type U64F64 = bigint;

/** U64F64, unsigned 128 bit: prices, shares of the block emission between subnets, and registration price factors. */
export const u64f64: FixedFormat = defineFixed({
  name: "U64F64",
  signed: false,
  integerBits: 64,
  fractionBits: 64,
});
