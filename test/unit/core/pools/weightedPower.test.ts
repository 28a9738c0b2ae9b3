import { describe, expect, test } from "vitest";
import { E18, weightedPower } from "../../../../core/pools/weightedPower.js";

describe("weightedPower", () => {
  test.each([
    [1n, 3n, 7n, 7n, 333_333_333_333_333_333n],
    [5n, 5n, 2n, 3n, E18],
    [5n, 9n, 0n, 3n, E18],
    [0n, 9n, 1n, 3n, 0n],
    [2n, 1n, 1n, 2n, 1_414_213_562_373_095_048n],
    [1n, 2n, 1n, 2n, 707_106_781_186_547_524n],
  ])("(%d / %d)^(%d / %d)", (a, b, p, q, power) => {
    expect(weightedPower(a, b, p, q)).toBe(power);
  });

  test.each([
    // A whole number of units: no precision alone could tell it from the one below.
    [1n, 4n, 1n, 2n, E18 / 2n],
    [9n, 36n, 2n, 4n, E18 / 2n],
    [16n, 81n, 3n, 4n, (8n * E18) / 27n],
    [1n, 2n, 18n, 1n, E18 / (1n << 18n)],
    [1n << 120n, 1n, E18 / 4n, E18, (1n << 30n) * E18],
    [7n ** 40n, 1n, 3n, 40n, 343n * E18],
  ])("is exact for a rational power: (%d / %d)^(%d / %d)", (a, b, p, q, power) => {
    expect(weightedPower(a, b, p, q)).toBe(power);
  });

  test.each([
    // From an independent computation with 600 bits.
    [11426582636n, 11427148186n, 567999999999999877n, 432000000000000123n, 999934927970349386n],
    [1n, 1001n, 990000000000000000n, 10000000000000000n, 0n],
    [1000000000000000n, 1000000000000001n, 123456789012345679n, 876543210987654321n, 999999999999999859n],
    [
      18446744073709551614n,
      18446744073709551615n,
      10000000000000000n,
      990000000000000000n,
      999999999999999999n,
    ],
    [977n, 1000n, 697996347252163934n, 302003652747836066n, 947641630846506421n],
    [123456789n, 1000n, 432000000000000123n, E18, 158319522059554502879n],
    [18446744073709551615n, 1n, E18 - 1n, E18, 18446744073709550796676246707030055969n],
    [3n, 1237940039285380274899124224n, 250000000000000001n, E18, 221873488212n],
  ])("(%d / %d)^(%d / %d) to the last unit", (a, b, p, q, power) => {
    expect(weightedPower(a, b, p, q)).toBe(power);
  });
});
