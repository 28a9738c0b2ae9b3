import { describe, expect, it } from "vitest";
import type { AttackResult } from "../../../../../runner/audit/judgeAttack.js";
import { gainPlot } from "../../../../../runner/audit/page/gainPlot.js";

const resultOf = (
  attack: string,
  gains: readonly number[],
  mean: number,
  halfWidth: number,
): AttackResult => ({
  attack,
  role: "miner",
  about: "does something",
  measure: "per UID",
  gain: { mean, halfWidth },
  gains,
  compute: 1,
  threshold: 0.5,
  verdict: "holds",
});

/** Places of the circles of a radius, from left to right as they are drawn. */
const circles = (svg: string, radius: string): number[] =>
  [...svg.matchAll(/<circle (?:class="network" )?cx="([^"]+)" cy="[^"]+" r="([^"]+)"/g)]
    .filter(([, , r]) => r === radius)
    .map(([, cx]) => Number(cx));

describe("the plot of gains", () => {
  it("puts networks, mean and interval to scale", () => {
    const svg = gainPlot([resultOf("copy", [0.2, 0.6], 0.4, 0.1)]);
    const [low = 0, high = 0] = circles(svg, "2.5");
    const [mean = 0] = circles(svg, "5");
    expect(mean).toBeCloseTo((low + high) / 2, 0);
    const [, from, to] =
      /<line x1="([^"]+)" x2="([^"]+)" y1="[^"]+" y2="[^"]+" stroke-width="3"/.exec(svg) ?? [];
    // The interval is half as wide as the networks are apart.
    expect((Number(to) - Number(from)) * 2).toBeCloseTo(high - low, 0);
    const [, one] = /class="reference" x1="([^"]+)"/.exec(svg) ?? [];
    expect((Number(one) - mean) / (high - low)).toBeCloseTo(0.6 / 0.4, 1);
  });

  it("marks each attack's threshold", () => {
    const svg = gainPlot([resultOf("copy", [0.5], 0.5, Infinity)]);
    const [, at] = /<line x1="([^"]+)" x2="[^"]+" [^>]*><title>threshold 0\.5<\/title>/.exec(svg) ?? [];
    expect(Number(at)).toBe(circles(svg, "5")[0]);
  });

  it("keeps an infinite gain at the right end, with its sign, and the others readable", () => {
    const svg = gainPlot([
      resultOf("copy", [1], 1, Infinity),
      resultOf("constant", [Infinity], Infinity, Infinity),
    ]);
    const [copy = 0, taken = 0] = circles(svg, "5");
    expect(taken).toBeGreaterThan(copy);
    expect(copy).toBeGreaterThan(400);
    expect(svg).toContain(">∞</text>");
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it("draws nothing for an attack that was not played", () => {
    const svg = gainPlot([{ ...resultOf("overfit", [], NaN, Infinity), verdict: "unplayed" }]);
    expect(svg).toContain("not played");
    expect(svg).not.toMatch(/<circle|NaN|Infinity/);
  });
});
