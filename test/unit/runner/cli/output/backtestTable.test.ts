import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { renderBacktest } from "../../../../../runner/cli/output/backtestTable.js";
import { backtestReport } from "../../backtest/backtestFixture.js";

const plain = picocolors.createColors(false);
const estimate = (low: number, high: number): Parameters<typeof backtestReport>[0] => ({
  value: (low + high) / 2,
  standardError: 0.01,
  low,
  high,
});

describe("a backtest as text", () => {
  it("has a row a profile, with the baseline's skill left open", () => {
    const lines = renderBacktest(backtestReport(), plain).split("\n");
    expect(lines[0]).toBe("SPX/1d · 120 origins, one each 2 bars, 2008-01-02 to 2009-12-30");
    expect(lines[2]?.split(/ {2,}/)).toEqual([
      "neural",
      "neural",
      "1900.0",
      "5.00 %",
      "[3.00, 7.00]",
      "50.0 %",
      "80.0 %",
      "95.0 %",
      "0.50",
    ]);
    expect(lines[4]?.split(/ {2,}/).slice(0, 5)).toEqual(["randomWalk", "baseline", "2000.0", "·", "·"]);
  });

  it.each([
    [0.01, 0.03, ": better."],
    [-0.03, -0.01, ": worse."],
    [-0.01, 0.03, ": ahead, within the error."],
    [-0.03, 0.01, ": behind, within the error."],
  ])("says what a difference of %d to %d means", (low, high, verdict) => {
    expect(renderBacktest(backtestReport(estimate(low, high)), plain)).toContain(verdict);
  });
});
