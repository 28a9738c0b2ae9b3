import { describe, expect, it } from "vitest";
import {
  dailyReturns,
  type ReturnSeries,
} from "../../../../../subnets/price-prediction/feed/dailyReturns.js";

const days = ({ timesMs }: ReturnSeries): readonly string[] =>
  Array.from(timesMs, (timeMs) => new Date(timeMs).toISOString().slice(0, 10));
const csv = (...rows: readonly string[]): string =>
  ["date,open,high,low,close,adjclose,volume", ...rows].join("\n");
const row = (date: string, close: string): string => `${date},1,1,1,${close},1,1`;

describe("daily returns", () => {
  it("are logarithms of quotients of closes, beside the later day", () => {
    const series = dailyReturns(
      csv(row("2001-01-01", "100"), row("2001-01-02", "110"), row("2001-01-05", "99")),
    );
    expect(days(series)).toEqual(["2001-01-02", "2001-01-05"]);
    expect(Array.from(series.returns)).toEqual([Math.log(1.1), Math.log(0.9)]);
  });

  it("leave out a row that repeats the close before it", () => {
    const series = dailyReturns(
      csv(row("2001-01-01", "100"), row("2001-01-02", "100"), row("2001-01-03", "120")),
    );
    expect(days(series)).toEqual(["2001-01-03"]);
    expect(Array.from(series.returns)).toEqual([Math.log(1.2)]);
  });

  it("read lines that end as on Windows", () => {
    const text = `${csv(row("2001-01-01", "100"), row("2001-01-02", "110"))}\n`.replaceAll("\n", "\r\n");
    expect(days(dailyReturns(text))).toEqual(["2001-01-02"]);
  });

  it.each([
    ["no number", row("2001-01-02", "n/a")],
    ["no close", "2001-01-02,1,1"],
    ["zero", row("2001-01-02", "0")],
    ["a negative close", row("2001-01-02", "-5")],
    ["an infinite close", row("2001-01-02", "Infinity")],
    ["another form of date", row("02/01/2001", "100")],
    ["the same day again", row("2001-01-01", "101")],
    ["an earlier day", row("2000-12-31", "101")],
  ])("refuse %s", (_, bad) => {
    expect(() => dailyReturns(csv(row("2001-01-01", "100"), bad))).toThrow(
      expect.objectContaining({ code: "SK2302" }),
    );
  });
});
