import { describe, expect, it } from "vitest";
import { csvBars } from "../../../../../subnets/price-prediction/feed/csvBars.js";

const bars = (text: string, columns = {}): readonly (readonly [string, number])[] => {
  const { timesMs, closes } = csvBars(text, "prices.csv", columns);
  return Array.from(timesMs, (timeMs, index) => [new Date(timeMs).toISOString(), closes[index] ?? 0]);
};
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe("bars from CSV", () => {
  it("have the usual columns found, whatever their case, order and separator", () => {
    const expected = [
      ["2024-01-02T00:00:00.000Z", 5.5],
      ["2024-01-03T00:00:00.000Z", 6],
    ];
    expect(bars("date,close\n2024-01-02,5.5\n2024-01-03,6\n")).toEqual(expected);
    expect(bars('"Volume";"Close";"Date"\r\n9;"5.5";"2024-01-02"\r\n9;6;2024-01-03')).toEqual(expected);
    expect(bars("Timestamp\tprice\n1704153600\t5.5\n1704240000000\t6")).toEqual(expected);
  });

  it("take other columns by name", () => {
    const text = "at,bid,ask,close\n2024-01-02 10:00,1,2,9\n2024-01-02 10:05+01:00,3,4,9";
    expect(() => bars(text, { timeColumn: "at", closeColumn: "ask" })).toThrow(refusal("SK2302"));
    expect(bars(text.replace("+01:00", ""), { timeColumn: "at", closeColumn: "ask" })).toEqual([
      ["2024-01-02T10:00:00.000Z", 2],
      ["2024-01-02T10:05:00.000Z", 4],
    ]);
  });

  it.each([
    ["no column of times", "day,close\n2024-01-02,1", {}],
    ["no column of prices", "date,mid\n2024-01-02,1", {}],
    ["no column of that name", "date,close\n2024-01-02,1", { closeColumn: "adjusted" }],
    ["nothing at all", "", {}],
  ])("refuse a file with %s", (_, text, columns) => {
    expect(() => bars(text, columns)).toThrow(refusal("SK3801"));
  });

  it("name the line of what they refuse", () => {
    expect(() => bars("date,close\n2024-01-02,1\n2024-01-03,\n")).toThrow("prices.csv, line 3");
  });
});
