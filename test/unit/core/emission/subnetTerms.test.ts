import { describe, expect, test } from "vitest";
import { subnetTerms, type SubnetAtEmission } from "../../../../core/emission/subnetTerms.js";
import { MAX_SUPPLY, RAO_PER_TAO } from "../../../../core/primitives/amounts.js";
import { u64f64 } from "../../../../core/primitives/fixed/u64f64.js";
import { u96f32 } from "../../../../core/primitives/fixed/u96f32.js";

const rao = (amount: bigint): bigint => u96f32.fromInteger(amount);

/** Root weighs as much as alpha, so half of the block's one alpha is the cap; one alpha costs one TAO. */
function terms(taoEmission: bigint, rest: Partial<SubnetAtEmission> = {}): ReturnType<typeof subnetTerms> {
  return subnetTerms({
    taoEmission: rao(taoEmission),
    alphaIn: 2n * RAO_PER_TAO,
    alphaOut: 4n * RAO_PER_TAO,
    rootTao: 6n * RAO_PER_TAO,
    taoWeight: (1n << 64n) - 1n,
    price: u64f64.one,
    ...rest,
  });
}

describe("subnetTerms", () => {
  test("below the cap all TAO becomes liquidity at the price", () => {
    expect(terms(400_000_000n)).toEqual({
      rootProportion: u96f32.one / 2n,
      taoIn: rao(400_000_000n),
      alphaIn: rao(400_000_000n),
      alphaOut: rao(RAO_PER_TAO),
      excessTao: 0n,
    });
    expect(terms(100_000_000n, { price: u64f64.one / 4n }).alphaIn).toBe(rao(400_000_000n));
  });

  test("at the cap nothing is excess yet", () => {
    expect(terms(500_000_000n)).toMatchObject({ alphaIn: rao(500_000_000n), excessTao: 0n });
  });

  test("what would need more alpha than the cap is excess", () => {
    expect(terms(800_000_000n)).toMatchObject({
      taoIn: rao(500_000_000n),
      alphaIn: rao(500_000_000n),
      excessTao: rao(300_000_000n),
    });
    expect(terms(800_000_000n, { price: 2n * u64f64.one })).toMatchObject({
      taoIn: rao(800_000_000n),
      alphaIn: rao(400_000_000n),
      excessTao: 0n,
    });
  });

  test("without root stake all TAO buys", () => {
    expect(terms(800_000_000n, { rootTao: 0n })).toMatchObject({
      taoIn: 0n,
      alphaIn: 0n,
      excessTao: rao(800_000_000n),
    });
  });

  test("without a price TAO goes in alone", () => {
    expect(terms(800_000_000n, { price: 0n })).toMatchObject({
      taoIn: rao(800_000_000n),
      alphaIn: 0n,
      excessTao: 0n,
    });
    // Less than 2^-32 is no price either.
    expect(terms(1n, { price: (1n << 32n) - 1n }).alphaIn).toBe(0n);
  });

  test("alpha halves with the alpha that exists, in the pool and outside", () => {
    const half = MAX_SUPPLY / 2n;
    expect(terms(0n, { alphaIn: half - 1n, alphaOut: 0n }).alphaOut).toBe(rao(RAO_PER_TAO));
    expect(terms(0n, { alphaIn: half - 1n, alphaOut: 1n }).alphaOut).toBe(rao(RAO_PER_TAO / 2n));
    expect(terms(0n, { alphaIn: half, alphaOut: half }).alphaOut).toBe(0n);
  });
});
