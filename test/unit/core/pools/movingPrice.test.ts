import { expect, test } from "vitest";
import { nextMovingPrice, type MovingPriceStep } from "../../../../core/pools/movingPrice.js";
import { i96f32 } from "../../../../core/primitives/fixed/i96f32.js";
import { u64f64 } from "../../../../core/primitives/fixed/u64f64.js";

/** 100 blocks after the start, so a quarter of the new price counts. */
const step: MovingPriceStep = {
  height: 199,
  firstEmissionBlock: 100,
  halvingBlocks: 100n,
  smoothing: u64f64.one / 2n,
  previous: i96f32.one,
  spotPrice: 0n,
};

test("moves towards the spot price, faster with age", () => {
  expect(nextMovingPrice(step)).toBe((i96f32.one * 3n) / 4n);
  expect(nextMovingPrice({ ...step, height: 399 })).toBe((i96f32.one * 5n) / 8n);
  expect(nextMovingPrice({ ...step, previous: 0n, spotPrice: u64f64.one / 2n })).toBe(i96f32.one / 8n);
});

test("a spot price above one counts as one", () => {
  expect(nextMovingPrice({ ...step, previous: 0n, spotPrice: 7n * u64f64.one })).toBe(i96f32.one / 4n);
});

test("stays at the block before the first emission", () => {
  expect(nextMovingPrice({ ...step, height: 99 })).toBe(i96f32.one);
  expect(nextMovingPrice({ ...step, height: 5 })).toBe(i96f32.one);
  expect(nextMovingPrice({ ...step, height: 99, halvingBlocks: 0n })).toBe(i96f32.one);
});

test("a first emission in block 0 starts in block 0", () => {
  expect(nextMovingPrice({ ...step, height: 100, firstEmissionBlock: 0 })).toBe((i96f32.one * 3n) / 4n);
});

test("a negative price before counts as none, and a smoothing above one leaves none of it", () => {
  expect(nextMovingPrice({ ...step, previous: -5n })).toBe(0n);
  expect(nextMovingPrice({ ...step, smoothing: 4n * u64f64.one })).toBe(0n);
});

test("truncates to 32 fraction bits", () => {
  expect(nextMovingPrice({ ...step, previous: 1n })).toBe(0n);
});
