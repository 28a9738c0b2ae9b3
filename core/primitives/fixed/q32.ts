import { defineFixed, type FixedFormat } from "./format.js";

/** A raw of `q32`. */
export type Q32 = bigint;

/** I32F32, signed 64 bit: nearly every number of the epoch, and shares in [0, 1]. */
export const q32: FixedFormat = defineFixed({
  name: "I32F32",
  signed: true,
  integerBits: 32,
  fractionBits: 32,
});
