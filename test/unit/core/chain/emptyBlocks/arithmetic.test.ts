import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyBlocksEngine } from "../../../../../core/chain/emptyBlocks/engine.js";
import { E18, weightedPower } from "../../../../../core/pools/weightedPower.js";

/** What the engine exports of its arithmetic. Limbs travel as signed 64-bit integers. */
interface Arithmetic {
  multiplyTwo(a1: bigint, a0: bigint, b: bigint): bigint;
  multiplyQ64(a1: bigint, a0: bigint, b1: bigint, b0: bigint): bigint;
  multiplyQ128(a1: bigint, a0: bigint, b1: bigint, b0: bigint): bigint;
  readonly second: { readonly value: bigint };
  readonly third: { readonly value: bigint };
  divide(n1: bigint, n0: bigint, d: bigint): bigint;
  divideThree(n2: bigint, n1: bigint, n0: bigint, d: bigint): bigint;
  divideByTwo(n2: bigint, n1: bigint, n0: bigint, d1: bigint, d0: bigint): bigint;
  divideBySmall(n1: bigint, n0: bigint, d: bigint): bigint;
  readonly remainder: { readonly value: bigint };
  readonly quotientHigh: { readonly value: bigint };
  readonly smallQuotientHigh: { readonly value: bigint };
  weightedPower(a: bigint, b: bigint, p: bigint, q: bigint): bigint;
}

const engine = emptyBlocksEngine() as unknown as Arithmetic;
const settings = { numRuns: 1_000, seed: 20_261_126 };

const LIMB = 1n << 64n;
const limb = (value: bigint, index: bigint): bigint => BigInt.asUintN(64, value >> (64n * index));
const joined = (...limbs: readonly bigint[]): bigint =>
  limbs.reduce((value, each) => (value << 64n) | BigInt.asUintN(64, each), 0n);

/** Numbers of every length, with runs of ones and zeros where carries go wrong. */
const upTo = (bits: number): fc.Arbitrary<bigint> =>
  fc.oneof(
    fc
      .tuple(fc.integer({ min: 0, max: bits }), fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }))
      .map(([length, value]) => BigInt.asUintN(length, value)),
    fc
      .tuple(fc.integer({ min: 0, max: bits }), fc.bigInt({ min: -2n, max: 2n }))
      .map(([length, off]) => BigInt.asUintN(bits, (1n << BigInt(length)) + off)),
  );

describe("the engine's products", () => {
  it("have three limbs", () => {
    fc.assert(
      fc.property(upTo(128), upTo(64), (a, b) => {
        const low = engine.multiplyTwo(limb(a, 1n), limb(a, 0n), b);
        expect(joined(engine.third.value, engine.second.value, low)).toBe(a * b);
      }),
      settings,
    );
  });

  it("lose 64 or 128 bits at the end", () => {
    fc.assert(
      fc.property(upTo(128), upTo(128), (a, b) => {
        const parts = [limb(a, 1n), limb(a, 0n), limb(b, 1n), limb(b, 0n)] as const;
        const low = engine.multiplyQ128(...parts);
        expect(joined(engine.second.value, low)).toBe((a * b) >> 128n);
        const middle = engine.multiplyQ64(...parts);
        expect(joined(engine.second.value, middle)).toBe(BigInt.asUintN(128, (a * b) >> 64n));
      }),
      settings,
    );
  });
});

describe("the engine's quotients", () => {
  it("have one limb and a remainder", () => {
    fc.assert(
      fc.property(upTo(128), upTo(64), (n, d) => {
        fc.pre(n >> 64n < d);
        expect(BigInt.asUintN(64, engine.divide(limb(n, 1n), limb(n, 0n), d))).toBe(n / d);
        expect(BigInt.asUintN(64, engine.remainder.value)).toBe(n % d);
      }),
      settings,
    );
  });

  it("have two limbs", () => {
    fc.assert(
      fc.property(upTo(192), upTo(64), (n, d) => {
        fc.pre(n >> 128n < d);
        const low = engine.divideThree(limb(n, 2n), limb(n, 1n), limb(n, 0n), d);
        expect(joined(engine.quotientHigh.value, low)).toBe(n / d);
      }),
      settings,
    );
  });

  it("have one limb where the divisor has two", () => {
    fc.assert(
      fc.property(upTo(128), upTo(64), upTo(128), (d, q, rest) => {
        fc.pre(d > 0n);
        const n = d * q + (rest % d);
        const limbs = [limb(n, 2n), limb(n, 1n), limb(n, 0n)] as const;
        expect(BigInt.asUintN(64, engine.divideByTwo(...limbs, limb(d, 1n), limb(d, 0n)))).toBe(q);
      }),
      settings,
    );
  });

  it("have two limbs where the divisor is small", () => {
    fc.assert(
      fc.property(upTo(128), fc.bigInt({ min: 1n, max: (1n << 32n) - 1n }), (n, d) => {
        const low = engine.divideBySmall(limb(n, 1n), limb(n, 0n), d);
        expect(joined(engine.smallQuotientHigh.value, low)).toBe(n / d);
      }),
      settings,
    );
  });
});

describe("the engine's power", () => {
  const weight = fc.oneof(fc.bigInt({ min: E18 / 100n, max: E18 - E18 / 100n }), fc.constant(E18 / 2n));

  it("is the reference's wherever it decides", () => {
    let decided = 0;
    fc.assert(
      fc.property(upTo(55), upTo(55), weight, (a, grown, p) => {
        fc.pre(a > 0n && grown > 0n);
        const power = BigInt.asUintN(64, engine.weightedPower(a, a + grown, p, E18 - p));
        if (power === LIMB - 1n) return;
        decided += 1;
        expect(power).toBe(weightedPower(a, a + grown, p, E18 - p));
      }),
      settings,
    );
    expect(decided).toBeGreaterThan(settings.numRuns / 4);
  });

  it("is decided for what a block buys", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 100_000_000_000n, max: 1n << 54n }),
        fc.bigInt({ min: 1n, max: 1_000_000_000n }),
        fc.bigInt({ min: E18 / 20n, max: E18 - E18 / 20n }),
        (a, grown, p) => {
          const power = BigInt.asUintN(64, engine.weightedPower(a, a + grown, p, E18 - p));
          expect(power).toBe(weightedPower(a, a + grown, p, E18 - p));
        },
      ),
      settings,
    );
  });

  it("is left to the reference where it is a whole number of units", () => {
    // (81 / 100)^(1 / 2) = 0.9, between whose two neighbours no enclosure decides.
    const [a, b, p, q] = [81n, 100n, E18 / 3n, (2n * E18) / 3n] as const;
    expect(weightedPower(a, b, p, q)).toBe(weightedPower(a, b, 1n, 2n));
    expect(BigInt.asUintN(64, engine.weightedPower(a, b, p, q))).toBe(LIMB - 1n);
  });
});
