import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { BacktestCommandOptions } from "../../../runner/cli/commands/backtest.js";
import { runBacktest } from "../../../runner/cli/runBacktest.js";
import type { BacktestReport } from "../../../subnets/price-prediction/backtest/report.js";

/** Few origins and a cheap profile: what is measured is the command. */
const options: BacktestCommandOptions = {
  profiles: "ewma",
  assets: "SPX/1d",
  stride: 60,
  seed: "test",
  json: false,
};

/** What the command prints. */
async function printed(given: Partial<BacktestCommandOptions>): Promise<string> {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  await runBacktest("price-prediction", { ...options, ...given });
  return written.join("");
}

afterEach(() => void vi.restoreAllMocks());

describe("subnetkit backtest", () => {
  it("prints a row a chosen profile and one for the baseline, and writes a page", async () => {
    const folder = await mkdtemp(join(tmpdir(), "backtest-"));
    const html = join(folder, "backtest.html");
    const text = await printed({ html });
    expect(text.match(/^(ewma|randomWalk) .*$/gm)).toHaveLength(2);
    expect(await readFile(html, "utf8")).toMatch(/^<!doctype html>/);
    await rm(folder, { recursive: true });
  });

  it("gives the same numbers for the same seed, as one JSON object", async () => {
    const read = async (seed: string): Promise<unknown> => {
      const { markets } = JSON.parse(await printed({ json: true, seed })) as BacktestReport;
      // Times are this machine's.
      return markets.map(({ profiles }) => profiles.map(({ lossBp, skill }) => ({ lossBp, skill })));
    };
    const first = await read("a");
    expect(await read("a")).toEqual(first);
    expect(await read("b")).not.toEqual(first);
  });

  it("forecasts the days it is told to", async () => {
    const text = await printed({ from: "2012-01-01", until: "2014-01-01", stride: 20 });
    expect(text).toMatch(/25 origins, one each 20 bars, 2012-01-\d\d to 2013-1\d-\d\d/);
  });

  it("refuses a subnet without a backtest, and a day that is none", async () => {
    await expect(runBacktest("storage", options)).rejects.toMatchObject({ code: "SK3860" });
    await expect(runBacktest("price-prediction", { ...options, from: "2012" })).rejects.toMatchObject({
      code: "SK3861",
    });
  });
});
