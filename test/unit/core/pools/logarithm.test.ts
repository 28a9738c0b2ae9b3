import { describe, expect, test } from "vitest";
import { lnTwo, naturalLogarithm, type Approximation } from "../../../../core/pools/logarithm.js";

/** The first 128 fraction bits. */
const LN_2 = 235865763225513294137944142764154484399n;
const LN_10 = 783529105480883066805338482703447369891n;

function expectWithin({ value, error }: Approximation, truth: bigint): void {
  const difference = value < truth ? truth - value : value - truth;
  expect(difference).toBeLessThanOrEqual(error);
  expect(error).toBeLessThan(1n << 17n);
}

describe("naturalLogarithm", () => {
  test("encloses known values", () => {
    expectWithin(lnTwo(128n), LN_2);
    expectWithin(naturalLogarithm(2n, 1n, 128n), LN_2);
    expectWithin(naturalLogarithm(10n, 1n, 128n), LN_10);
    expectWithin(naturalLogarithm(3n, 30n, 128n), -LN_10);
  });

  test("of equal numbers is exactly 0", () => {
    expect(naturalLogarithm(7n, 7n, 128n).value).toBe(0n);
  });

  test("its sign turns with the fraction", () => {
    expect(naturalLogarithm(13n, 12n, 128n).value).toBe(-naturalLogarithm(12n, 13n, 128n).value);
  });

  test.each([
    [1n, 1001n],
    [1n << 127n, 1n],
    [1n, (1n << 128n) - 1n],
    [3n, 4n],
    [3n, 2n],
    [749n, 1000n],
    [1501n, 1000n],
    [10n ** 18n, 10n ** 18n + 1n],
  ])("more bits stay within the error of fewer: ln(%d / %d)", (a, b) => {
    const fine = naturalLogarithm(a, b, 512n);
    for (const bits of [64n, 128n, 256n]) {
      expectWithin(naturalLogarithm(a, b, bits), fine.value >> (512n - bits));
    }
  });
});
