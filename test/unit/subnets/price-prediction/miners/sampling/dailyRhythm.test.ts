import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { dailyRhythm } from "../../../../../../subnets/price-prediction/miners/sampling/dailyRhythm.js";
import { mean } from "../../../../../../subnets/price-prediction/mean.js";
import { CONTEXT_BARS } from "../../../../../../subnets/price-prediction/sizes.js";

const BAR_MINUTES = 5;
const BARS_A_DAY = 1_440 / BAR_MINUTES;
const END = 600;

/** Log-volatility at a minute of the day: most at 14:30. */
const height = (minute: number): number => 0.35 * Math.cos((2 * Math.PI * (minute - 870)) / 1_440);

function market(seed: string, logVolatility: (minute: number, bar: number) => number): Float32Array {
  const random = randomFrom(seed);
  return Float32Array.from({ length: CONTEXT_BARS }, (_, index) => {
    const bar = index + 1 - CONTEXT_BARS;
    return 0.001 * random.normal() * Math.exp(logVolatility(END + (bar - 0.5) * BAR_MINUTES, bar));
  });
}

/** Height of the rhythm at a time of day after the context. */
function at(minute: number, rhythm: ((bar: number) => number) | undefined): number {
  const bar = (((minute - END + 1_440) % 1_440) + BAR_MINUTES / 2) / BAR_MINUTES;
  return Math.log(rhythm?.(bar) ?? Number.NaN);
}

describe("the daily rhythm", () => {
  it("of many contexts is on average nearly the market's own, and a little less", () => {
    const found = Array.from({ length: 40 }, (_, seed) =>
      dailyRhythm(market(`rhythm ${seed}`, height), END, BAR_MINUTES),
    );
    const range = mean(found.map((rhythm) => at(870, rhythm) - at(150, rhythm)));
    expect(range).toBeGreaterThan(0.8 * 0.7);
    expect(range).toBeLessThan(0.7);
  });

  it("is small where there is none, also when the market calms down all the while", () => {
    const swings = Array.from({ length: 40 }, (_, seed) => {
      const rhythm = dailyRhythm(
        market(`none ${seed}`, (_minute, bar) => (-0.8 * bar) / CONTEXT_BARS),
        END,
        BAR_MINUTES,
      );
      return at(870, rhythm) - at(150, rhythm);
    });
    expect(Math.abs(mean(swings))).toBeLessThan(0.06);
    expect(Math.sqrt(mean(swings.map((swing) => swing * swing)))).toBeLessThan(0.3);
  });

  it("has a mean square of about 1 over a day, and the same height a day later", () => {
    const rhythm = dailyRhythm(market("scale", height), END, BAR_MINUTES);
    const squares = Array.from({ length: BARS_A_DAY }, (_, bar) => (rhythm?.(bar) ?? 0) ** 2);
    expect(mean(squares)).toBeGreaterThan(0.97);
    expect(mean(squares)).toBeLessThan(1.03);
    expect(rhythm?.(7 + BARS_A_DAY)).toBeCloseTo(Number(rhythm?.(7)), 10);
  });

  it.each([
    ["days", 1_440],
    ["minutes, of which a context holds a third of a day", 1],
  ])("is not looked for in %s", (_, barMinutes) => {
    expect(dailyRhythm(market("none", height), END, barMinutes)).toBeUndefined();
  });

  it("of a market that stands still, now and then or always, is a number or none", () => {
    expect(dailyRhythm(new Float32Array(CONTEXT_BARS), END, BAR_MINUTES)).toBeUndefined();
    const rare = Float32Array.from({ length: CONTEXT_BARS }, (_, bar) => (bar === 250 ? 0.2 : 0));
    expect(dailyRhythm(rare, END, BAR_MINUTES)?.(1)).toBeGreaterThan(0);
  });
});
