import { describe, expect, test } from "vitest";
import { isWithinMaxWeight, maxUpscale, sumNormalize } from "../../../../core/weights/upscale.js";

describe("maxUpscale", () => {
  test("brings the largest to 65535 and rounds the others half up", () => {
    expect(maxUpscale([1])).toEqual([65_535]);
    expect(maxUpscale([1, 2])).toEqual([32_768, 65_535]);
    expect(maxUpscale([0, 3, 1])).toEqual([0, 65_535, 21_845]);
  });

  test("leaves nothing and zeros as they are", () => {
    expect(maxUpscale([])).toEqual([]);
    expect(maxUpscale([0, 0])).toEqual([0, 0]);
  });

  test("keeps a vector that is full already", () => {
    expect(maxUpscale([65_535, 1, 32_767])).toEqual([65_535, 1, 32_767]);
  });

  test("agrees with exact arithmetic on both sides of 32768", () => {
    const one = 1n << 32n;
    for (const largest of [1, 7, 32_767, 32_768, 32_769, 40_000, 65_534]) {
      for (let value = 0; value <= largest; value += Math.max(1, largest >> 6)) {
        const [v, m] = [BigInt(value), BigInt(largest)];
        const raw = largest <= 32_768 ? (v * 65_535n * one) / m : v * ((65_535n * one) / m);
        expect(maxUpscale([value, largest])[0]).toBe(Number((raw + one / 2n) / one));
      }
    }
  });
});

describe("sumNormalize", () => {
  test("brings the sum to 65535 at most", () => {
    expect(sumNormalize([1, 1])).toEqual([32_767, 32_767]);
    expect(sumNormalize([65_535, 0])).toEqual([65_535, 0]);
    expect(sumNormalize([0, 0])).toEqual([0, 0]);
    expect(sumNormalize([])).toEqual([]);
  });
});

describe("isWithinMaxWeight", () => {
  test("compares the largest share with the limit, equality allowed", () => {
    expect(isWithinMaxWeight([1, 1], 32_768)).toBe(true);
    expect(isWithinMaxWeight([1, 1], 32_767)).toBe(false);
    expect(isWithinMaxWeight([9], 65_535)).toBe(true);
    expect(isWithinMaxWeight([9], 65_534)).toBe(false);
    expect(isWithinMaxWeight([1, 1, 1, 1, 1], 13_107)).toBe(true);
  });

  test("a vector without weight is within any limit", () => {
    expect(isWithinMaxWeight([], 0)).toBe(true);
    expect(isWithinMaxWeight([0, 0], 0)).toBe(true);
  });
});
