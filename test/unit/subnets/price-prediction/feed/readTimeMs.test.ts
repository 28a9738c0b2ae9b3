import { describe, expect, it } from "vitest";
import { readTimeMs } from "../../../../../subnets/price-prediction/feed/readTimeMs.js";

const MOMENT = Date.UTC(2024, 0, 2, 3, 4, 5);

describe("a time", () => {
  it.each([
    ["an ISO time", "2024-01-02T03:04:05Z"],
    ["one without a zone, which is UTC", "2024-01-02 03:04:05"],
    ["one of another zone", "2024-01-02T05:04:05+02:00"],
    ["seconds", 1_704_164_645],
    ["milliseconds", 1_704_164_645_000],
    ["microseconds", 1_704_164_645_000_000n],
    ["nanoseconds", 1_704_164_645_000_000_000n],
    ["seconds as text", "1704164645"],
    ["a Date", new Date(MOMENT)],
  ])("is read from %s", (_, value) => {
    expect(readTimeMs(value)).toBe(MOMENT);
  });

  it("of a day alone is midnight UTC", () => {
    expect(readTimeMs("2024-01-02")).toBe(Date.UTC(2024, 0, 2));
  });

  it.each([
    "02/01/2024",
    "2024-13-02",
    "2024-01-02T25:00",
    "now",
    "",
    "-5",
    Number.NaN,
    -1,
    null,
    undefined,
    {},
  ])("is not %s", (value) => {
    expect(readTimeMs(value)).toBeUndefined();
  });
});
