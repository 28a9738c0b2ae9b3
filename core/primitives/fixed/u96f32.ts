import { defineFixed, type FixedFormat } from "./format.js";

/** A raw of `u96f32`. */
export type U96F32 = bigint;

/** U96F32, unsigned 128 bit: amounts and shares of the block emission, and the weight of TAO stake. */
export const u96f32: FixedFormat = defineFixed({
  name: "U96F32",
  signed: false,
  integerBits: 96,
  fractionBits: 32,
});
