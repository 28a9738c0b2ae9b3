import { exp } from "../../../core/primitives/fixed/exp.js";
import { q32 } from "../../../core/primitives/fixed/q32.js";
import { q64 } from "../../../core/primitives/fixed/q64.js";
import { taoWeightToU96f32 } from "../../../core/primitives/fixed/taoWeight.js";
import { q32FromU16Fraction, q32ToU16Fraction } from "../../../core/primitives/fixed/u16Fraction.js";
import { u96f32 } from "../../../core/primitives/fixed/u96f32.js";
import { findConsensus } from "../../../core/yuma/consensus.js";
import { createAlphaOfPair } from "../../../core/yuma/liquidAlpha.js";
import { compare, type Difference } from "../difference.js";
import { bigInteger, fields, integer, listOf, pairOf, anything, type Read } from "../json.js";

/** Checks entries of the form [x, f(x)]. */
function unary<X>(readX: Read<X>, f: (x: X) => string | number): (entry: unknown) => readonly Difference[] {
  return (entry) => {
    const [x, expected] = pairOf(readX, anything)(entry, "");
    return compare(expected, f(x), "result").differences;
  };
}

/** Checks entries of the form [a, b, f(a, b)], all raws. */
function binary(f: (a: bigint, b: bigint) => bigint): (entry: unknown) => readonly Difference[] {
  return (entry) => {
    const [a = 0n, b = 0n, result] = listOf(bigInteger)(entry, "");
    return compare(result?.toString(), f(a, b).toString(), "result").differences;
  };
}

function alphaSigmoid(entry: unknown): readonly Difference[] {
  const given = fields(entry, "");
  const alphaOf = createAlphaOfPair({
    alphaLow: given.read("alpha_low", integer),
    alphaHigh: given.read("alpha_high", integer),
    alphaSigmoidSteepness: given.read("steepness", integer),
  });
  const weight = given.read("weight", bigInteger);
  const bond = given.read("bond", bigInteger);
  const alpha = alphaOf(weight, bond, given.read("consensus", bigInteger));
  const expected = given.read("alpha", anything);
  given.close();
  return compare(expected, alpha.toString(), "alpha").differences;
}

/** The consensus of a single column, to which validator i gives score i. */
function weightedMedian(entry: unknown): readonly Difference[] {
  const given = fields(entry, "");
  const stake = given.read("stake", listOf(bigInteger));
  const rows = given.read("score", listOf(bigInteger)).map((score) => [[0, score] as const]);
  const [median] = findConsensus(stake, rows, given.read("kappa", integer));
  const expected = given.read("median", anything);
  given.close();
  return compare(expected, median?.toString(), "median").differences;
}

/** Checks of fixed_math.json: the operations the epoch is made of. */
export const comparers: Readonly<Record<string, (entry: unknown) => readonly Difference[]>> = {
  saturating_mul_i32f32: binary(q32.mul),
  safe_div_i32f32: binary(q32.div),
  proportion_to_u16: unary(bigInteger, q32ToU16Fraction),
  u16_to_proportion: unary(integer, (fraction) => q32FromU16Fraction(fraction).toString()),
  exp_safe: unary(bigInteger, (x) => exp(x).toString()),
  alpha_sigmoid: alphaSigmoid,
  weighted_median: weightedMedian,
  tao_weight_to_i64f64_bits: unary(bigInteger, (stored) =>
    q64.from(u96f32, taoWeightToU96f32(stored)).toString(),
  ),
};
