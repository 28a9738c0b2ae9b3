import { describe, expect, it } from "vitest";
import { createBarBuilder } from "../../../../../../subnets/price-prediction/feed/live/barBuilder.js";

const NONE = Number.NaN;
const builderOf = (...ticks: readonly (readonly [timeMs: number, price: number])[]) => {
  const builder = createBarBuilder(100, 5);
  for (const [timeMs, price] of ticks) builder.tick(timeMs, price);
  return builder;
};
const closesOf = (builder: ReturnType<typeof builderOf>) =>
  Array.from(builder.bars().timesMs, (timeMs, index) => [timeMs, builder.bars().closes[index]]);

describe("bars of ticks", () => {
  it("hold the last price up to their end, and show once time has passed it", () => {
    const builder = builderOf([1_010, 1], [1_100, 2]);
    expect(closesOf(builder)).toEqual([]);
    builder.tick(1_101, 3);
    expect(closesOf(builder)).toEqual([[1_100, 2]]);
    builder.advance(1_200);
    expect(closesOf(builder)).toEqual([[1_100, 2]]);
    builder.advance(1_201);
    expect(closesOf(builder)).toEqual([
      [1_100, 2],
      [1_200, 3],
    ]);
    expect(builder.closedMs()).toBe(1_200);
  });

  it("without a tick have no price", () => {
    const builder = builderOf([1_010, 1], [1_310, 4]);
    expect(closesOf(builder)).toEqual([
      [1_100, 1],
      [1_200, NONE],
      [1_300, NONE],
    ]);
  });

  it("that may have ended with a lost tick have none either", () => {
    const builder = builderOf([1_010, 1]);
    builder.lose();
    builder.tick(1_110, 2);
    builder.tick(1_210, 3);
    expect(closesOf(builder)).toEqual([
      [1_100, NONE],
      [1_200, 2],
    ]);
  });

  it("are bounded in number, and begin anew after a silence that is longer than all of them", () => {
    const builder = builderOf(...Array.from({ length: 40 }, (_, bar) => [1_010 + 100 * bar, bar] as const));
    expect(builder.bars().closes.length).toBeLessThanOrEqual(10);
    expect(builder.bars().closes.at(-1)).toBe(38);
    builder.tick(90_010, 7);
    expect(closesOf(builder)).toEqual([]);
    builder.tick(90_110, 8);
    expect(closesOf(builder)).toEqual([[90_100, 7]]);
  });
});
