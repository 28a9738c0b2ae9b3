import { defineFixed, type FixedFormat } from "./format.js";

/** A raw of `i96f32`. */
export type I96F32 = bigint;

/** I96F32, signed 128 bit: emission products and moving prices. */
export const i96f32: FixedFormat = defineFixed({
  name: "I96F32",
  signed: true,
  integerBits: 96,
  fractionBits: 32,
});
