/**
 * Exact fixed-point arithmetic on raw integers: a number x is held as the bigint `raw`, and x = raw / 2^fractionBits.
 *
 * Every format of the project is an instance (`q32`, `q64`, `u96f32`, `i96f32`, `u64f64`), named after its integer and
 * fraction bits. All arguments and results are raws of the same format unless an operation says otherwise. No
 * operation throws: a result that doesn't fit is clamped, except where noted.
 */
export interface FixedFormat {
  /** The usual name, for instance "I32F32". */
  readonly name: string;
  readonly fractionBits: bigint;
  /** The raw of 1. */
  readonly one: bigint;
  /** The smallest raw. */
  readonly min: bigint;
  /** The largest raw. */
  readonly max: bigint;

  /** Clamps any integer to the raws of this format. */
  readonly saturate: (raw: bigint) => bigint;
  /** a + b, clamped. */
  readonly add: (a: bigint, b: bigint) => bigint;
  /** a - b, clamped; an unsigned format stops at 0. */
  readonly sub: (a: bigint, b: bigint) => bigint;
  /** a · b rounded towards minus infinity (also a negative product), clamped. */
  readonly mul: (a: bigint, b: bigint) => bigint;
  /** a / b truncated towards zero. 0, not an error and not a clamp, if b is 0 or the quotient doesn't fit. */
  readonly div: (a: bigint, b: bigint) => bigint;
  /** Adds with two's-complement wrap-around at the format's width, unlike `add`. */
  readonly sum: (values: Iterable<bigint>) => bigint;

  /** The raw of an integer, clamped. */
  readonly fromInteger: (integer: bigint) => bigint;
  /** The integer part of a raw, rounded towards minus infinity. */
  readonly toInteger: (raw: bigint) => bigint;
  /** The integer part as an unsigned 64-bit amount: negative becomes 0, too large becomes 2^64-1. */
  readonly toU64: (raw: bigint) => bigint;
  /** Converts a raw of another format: surplus fraction bits are cut (towards minus infinity), then clamped. */
  readonly from: (other: FixedFormat, raw: bigint) => bigint;
}

/** What sets one format apart from another. */
export interface FixedLayout {
  readonly name: string;
  readonly signed: boolean;
  readonly integerBits: number;
  readonly fractionBits: number;
}

const MAX_U64 = (1n << 64n) - 1n;

/**
 * Makes the operations of one format. A signed format counts its sign among the integer bits.
 *
 * @example
 * const q32 = defineFixed({ name: "I32F32", signed: true, integerBits: 32, fractionBits: 32 });
 * q32.div(q32.one, q32.fromInteger(3n)) === 1431655765n
 */
export function defineFixed(layout: FixedLayout): FixedFormat {
  const width = layout.integerBits + layout.fractionBits;
  const fractionBits = BigInt(layout.fractionBits);
  const min = layout.signed ? -(1n << BigInt(width - 1)) : 0n;
  const max = (1n << BigInt(layout.signed ? width - 1 : width)) - 1n;
  const wrap = (raw: bigint): bigint =>
    layout.signed ? BigInt.asIntN(width, raw) : BigInt.asUintN(width, raw);

  const saturate = (raw: bigint): bigint => (raw < min ? min : raw > max ? max : raw);

  return {
    name: layout.name,
    fractionBits,
    one: 1n << fractionBits,
    min,
    max,
    saturate,
    add: (a, b) => saturate(a + b),
    sub: (a, b) => saturate(a - b),
    mul: (a, b) => saturate((a * b) >> fractionBits),
    div(a, b) {
      if (b === 0n) return 0n;
      const quotient = (a << fractionBits) / b;
      return quotient < min || quotient > max ? 0n : quotient;
    },
    sum(values) {
      // Wrapping once at the end equals wrapping after every addition.
      let total = 0n;
      for (const value of values) total += value;
      return wrap(total);
    },
    fromInteger: (integer) => saturate(integer << fractionBits),
    toInteger: (raw) => raw >> fractionBits,
    toU64(raw) {
      const integer = raw >> fractionBits;
      return integer < 0n ? 0n : integer > MAX_U64 ? MAX_U64 : integer;
    },
    from(other, raw) {
      const surplus = other.fractionBits - fractionBits;
      return saturate(surplus >= 0n ? raw >> surplus : raw << -surplus);
    },
  };
}
