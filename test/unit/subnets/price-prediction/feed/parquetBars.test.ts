import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parquetBars } from "../../../../../subnets/price-prediction/feed/parquetBars.js";

const read = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../../fixtures/prices/${name}`, import.meta.url));
const price = (index: number): number => 100 + ((7 * index) % 13) - index / 4;
const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2024, 0, 1);

describe("bars from Parquet", () => {
  it("are read from timestamps and doubles, compressed with Snappy", async () => {
    const { timesMs, closes } = await parquetBars(read("hourly-snappy.parquet"), "hourly");
    expect(Array.from(timesMs)).toEqual(Array.from({ length: 40 }, (_, index) => START_MS + index * HOUR_MS));
    expect(Array.from(closes)).toEqual(Array.from({ length: 40 }, (_, index) => price(index)));
  });

  it("are read from dates and whole numbers, and from columns of other names", async () => {
    const { timesMs, closes } = await parquetBars(read("daily-plain.parquet"), "daily");
    expect([timesMs.length, timesMs[1], closes[1]]).toEqual([40, START_MS + 24 * HOUR_MS, 10_675]);
    const open = await parquetBars(read("hourly-snappy.parquet"), "hourly", { closeColumn: "open" });
    expect(open.closes[1]).toBe(106.75);
  });

  it("are refused from bytes that are no Parquet, cut off, or without such columns", async () => {
    const whole = read("hourly-snappy.parquet");
    await expect(parquetBars(new Uint8Array(), "x")).rejects.toMatchObject({ code: "SK3802" });
    await expect(parquetBars(whole.subarray(0, 300), "x")).rejects.toMatchObject({ code: "SK3802" });
    const broken = Uint8Array.from(whole).fill(255, 4, 200);
    await expect(parquetBars(broken, "x")).rejects.toMatchObject({ code: "SK3802" });
    await expect(parquetBars(whole, "x", { timeColumn: "day" })).rejects.toMatchObject({ code: "SK3801" });
    await expect(parquetBars(whole, "x", { timeColumn: "open" })).rejects.toMatchObject({ code: "SK2302" });
  });
});
