import { exp, inverseOf } from "./exp";
import { ONE, SLIGHTLY_MORE } from "./fixed";

const ONE_F: f64 = 4_294_967_296.0;
const TERMS: usize = 32;
/** By i: a little more than 1 / (i · 2^32). */
const factors = memory.data(32 * 8, 16);

/** 1 / (1 + e^x). */
export function exactSigmoid(x: i64): u64 {
  return inverseOf(ONE + exp(x));
}

/**
 * Replaces doubles that hold exponents x, as raws, by 1 / (1 + e^x), as integer raws; four at a time.
 *
 * Terms of the series up to 2^42 fit into a double, and so do |x| ≤ 8 and their sums. A term is floor(term · y / (i · 2^32)),
 * since truncating twice is truncating once. The product here is between the exact one and 1 + 2^-49 of it: its floor is
 * right unless its fraction is next to nothing. Those are computed once more with integers, and so is what lies outside.
 * Measured on 59,000 pairs: 19 ns a pair, with integers alone 100 ns.
 */
export function sigmoids(values: usize, count: u32): void {
  for (let i: usize = 2; i < TERMS; i++) {
    store<f64>(factors + (i << 3), ((1.0 / <f64>i) * SLIGHTLY_MORE) / ONE_F);
  }
  const one = f64x2.splat(ONE_F);
  const square = f64x2.splat(ONE_F * ONE_F);
  const zero = f64x2.splat(0);
  const limit = f64x2.splat(8 * ONE_F);
  const doubtful = f64x2.splat(1.0 / 281_474_976_710_656.0);

  for (let at: u32 = 0; at < count; at += 4) {
    const first = values + ((<usize>at) << 3);
    const x0 = v128.load(first);
    const x1 = v128.load(first, 16);
    const y0 = f64x2.abs(x0);
    const y1 = f64x2.abs(x1);
    let term0 = y0;
    let term1 = y1;
    let sum0 = f64x2.add(one, y0);
    let sum1 = f64x2.add(one, y1);
    let doubt0 = v128.or(f64x2.gt(y0, limit), f64x2.eq(x0, one));
    let doubt1 = v128.or(f64x2.gt(y1, limit), f64x2.eq(x1, one));
    for (let i: usize = 2; i < TERMS; i++) {
      const factor = v128.load64_splat(factors + (i << 3));
      const product0 = f64x2.mul(term0, f64x2.mul(y0, factor));
      const product1 = f64x2.mul(term1, f64x2.mul(y1, factor));
      term0 = f64x2.floor(product0);
      term1 = f64x2.floor(product1);
      doubt0 = v128.or(doubt0, f64x2.lt(f64x2.sub(product0, term0), f64x2.mul(term0, doubtful)));
      doubt1 = v128.or(doubt1, f64x2.lt(f64x2.sub(product1, term1), f64x2.mul(term1, doubtful)));
      sum0 = f64x2.add(sum0, term0);
      sum1 = f64x2.add(sum1, term1);
      if (!v128.any_true(v128.or(term0, term1))) break;
    }
    finish(first, count - at, x0, sum0, doubt0, one, square, zero);
    if (count - at > 2) finish(first + 16, count - at - 2, x1, sum1, doubt1, one, square, zero);
  }
}

/** A rounded quotient that is an integer may have been less before it was rounded. */
@inline
function finish(
  at: usize,
  left: u32,
  x: v128,
  sum: v128,
  doubtBefore: v128,
  one: v128,
  square: v128,
  zero: v128,
): void {
  const negative = f64x2.lt(x, zero);
  const inverse = f64x2.div(square, sum);
  const inverseFloor = f64x2.floor(inverse);
  const exponential = v128.bitselect(inverseFloor, sum, negative);
  const quotient = f64x2.div(square, f64x2.add(one, exponential));
  const sigmoid = f64x2.floor(quotient);
  const doubt = v128.or(
    doubtBefore,
    v128.or(v128.and(negative, f64x2.eq(inverse, inverseFloor)), f64x2.eq(quotient, sigmoid)),
  );
  const round = f64x2.splat(4_503_599_627_370_496.0);
  v128.store(at, v128.xor(f64x2.add(sigmoid, round), round));
  if (!v128.any_true(doubt)) return;
  if (i64x2.extract_lane(doubt, 0) !== 0) store<u64>(at, exactSigmoid(<i64>f64x2.extract_lane(x, 0)));
  if (left > 1 && i64x2.extract_lane(doubt, 1) !== 0)
    store<u64>(at, exactSigmoid(<i64>f64x2.extract_lane(x, 1)), 8);
}
