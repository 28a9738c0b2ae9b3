import { defineFixed, type FixedFormat } from "./format.js";

/** A raw of `q64`. */
export type Q64 = bigint;

/** I64F64, signed 128 bit: stake before and while it is normalised, and the constant of the moving average. */
export const q64: FixedFormat = defineFixed({
  name: "I64F64",
  signed: true,
  integerBits: 64,
  fractionBits: 64,
});
