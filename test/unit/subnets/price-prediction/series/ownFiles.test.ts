import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomFrom } from "subnetkit/plugin";
import { createValidatorHarness, type ValidatorHarness } from "subnetkit/testing";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { contract } from "../../../../../subnets/price-prediction/contract.js";
import subnet from "../../../../../subnets/price-prediction/index.js";
import type { SeriesChoice } from "../../../../../subnets/price-prediction/series/seriesSettings.js";

const folder = mkdtempSync(join(tmpdir(), "prices-"));
const random = randomFrom("own prices");
let price = 100;
const closes = Array.from({ length: 900 }, () => (price *= Math.exp(0.002 * random.normal())));
const hour = (index: number): string => new Date(Date.UTC(2024, 0, 1, index)).toISOString();
const file = join(folder, "hourly.csv");
writeFileSync(file, ["time,close", ...closes.map((close, index) => `${hour(index)},${close}`)].join("\n"));

let harness: ValidatorHarness<typeof contract> | undefined;
const open = async (...series: SeriesChoice[]): Promise<ValidatorHarness<typeof contract>> => {
  harness = await createValidatorHarness(subnet, { settings: { series } });
  return harness;
};

afterEach(() => harness?.dispose());
afterAll(() => rmSync(folder, { recursive: true }));

describe("a validator with a file of its owner's", () => {
  const own = { asset: "OWN", resolution: "1h", feed: { kind: "csv", file } } as const;

  it("asks about it, and knows what came", async () => {
    const validator = await open({ ...own, horizonSteps: 12, originsPerTask: 10, tasks: 2 });
    const tasks = await validator.createTasks();
    expect(
      tasks.map(({ request }) => `${request.asset} ${request.resolution} ${request.horizonSteps}`),
    ).toEqual(["OWN 1h 12", "OWN 1h 12"]);
    for (const task of tasks) {
      const [scores] = [await validator.score(task, [validator.missing("late")])];
      expect(scores).toEqual([0]);
      const [first = 0] = task.secret.origins;
      const index = (first - Date.UTC(2024, 0, 1)) / 3_600_000;
      const last = Math.fround(Math.log((closes[index] ?? 0) / (closes[index - 1] ?? 0)));
      expect(task.request.returns.data[499]).toBe(last);
      expect(task.request.minuteOfWeek.data[0]).toBe((index * 60) % 10_080);
    }
  });

  it("may ask about coarser bars, not about finer ones", async () => {
    await expect(open({ ...own, resolution: "5m" })).rejects.toMatchObject({ code: "SK3803" });
    // 900 hours are 38 days: no context of 500.
    const validator = await open({ ...own, resolution: "1d" });
    await expect(validator.createTasks()).rejects.toThrow("SK2303");
  });

  it.each([
    ["a file that is not there", { ...own, feed: { kind: "csv", file: join(folder, "none.csv") } }, "SK2300"],
    ["no file", { ...own, feed: { kind: "parquet" } }, "SK3805"],
    ["no address", { ...own, feed: { kind: "websocket" } }, "SK3805"],
    ["an address that is none", { ...own, feed: { kind: "websocket", url: "http://x" } }, "SK3818"],
    ["a CSV file as Parquet", { ...own, feed: { kind: "parquet", file } }, "SK3802"],
  ] as const)("refuses %s", async (_, choice, code) => {
    await expect(open(choice)).rejects.toMatchObject({ code });
  });

  it("refuses one series twice", async () => {
    await expect(open(own, own)).rejects.toMatchObject({ code: "SK3806" });
  });
});
