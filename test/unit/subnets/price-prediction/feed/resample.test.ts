import { describe, expect, it } from "vitest";
import { priceBars } from "../../../../../subnets/price-prediction/feed/priceBars.js";
import { resample } from "../../../../../subnets/price-prediction/feed/resample.js";

const at = (...texts: readonly string[]): number[] => texts.map((text) => Date.parse(`${text}Z`));

describe("coarser bars", () => {
  it("of five minutes hold their end: 10:05 belongs to the bar that began at 10:00", () => {
    const times = at("2024-01-02T10:01", "2024-01-02T10:05", "2024-01-02T10:06", "2024-01-02T10:11");
    const { timesMs, closes } = resample(priceBars(times, [1, 2, 3, 4]), "5m");
    expect(Array.from(closes)).toEqual([2, 3, 4]);
    expect(Array.from(timesMs)).toEqual([times[1], times[2], times[3]]);
  });

  it("of weeks end on Sunday, however many days were traded", () => {
    // Wednesday, Friday; Monday; Tuesday of the week after next.
    const times = at("2024-01-03T00:00", "2024-01-05T00:00", "2024-01-08T00:00", "2024-01-16T00:00");
    expect(Array.from(resample(priceBars(times, [1, 2, 3, 4]), "1w").closes)).toEqual([2, 3, 4]);
  });

  it("of days begin at midnight UTC", () => {
    const times = at("2024-01-02T00:00", "2024-01-02T23:59", "2024-01-03T00:00");
    expect(Array.from(resample(priceBars(times, [1, 2, 3]), "1d").closes)).toEqual([2, 3]);
  });
});
