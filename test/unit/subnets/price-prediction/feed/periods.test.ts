import { beforeAll, describe, expect, it } from "vitest";
import {
  dailyReturns,
  type ReturnSeries,
} from "../../../../../subnets/price-prediction/feed/dailyReturns.js";
import {
  HELD_OUT,
  originsIn,
  TRAINING,
  VALIDATION,
} from "../../../../../subnets/price-prediction/feed/periods.js";
import { readPriceFile, sp500File } from "../../../../../subnets/price-prediction/feed/priceFile.js";
import { contextAt, outcomeAt } from "../../../../../subnets/price-prediction/feed/window.js";
import { CONTEXT_BARS, STEPS } from "../../../../../subnets/price-prediction/sizes.js";

let series: ReturnSeries;

beforeAll(async () => {
  series = dailyReturns(await readPriceFile(sp500File()));
});

describe("periods", () => {
  it("follow each other without overlap", () => {
    expect(TRAINING.until).toBe(VALIDATION.from);
    expect(VALIDATION.until).toBe(HELD_OUT.from);
  });

  it.each([
    ["training", TRAINING],
    ["validation", VALIDATION],
    ["held out", HELD_OUT],
  ])("keep every outcome of their origins inside: %s", (_, period) => {
    const origins = originsIn(series, period);
    expect(origins.length).toBeGreaterThan(400);
    const days = origins.flatMap((origin) =>
      Array.from(series.timesMs.subarray(origin, origin + STEPS), (timeMs) => new Date(timeMs).toISOString()),
    );
    expect(days).toHaveLength(origins.length * STEPS);
    expect(days.every((day) => day >= period.from && day < period.until)).toBe(true);
    expect(origins.every((origin) => contextAt(series, origin).length === CONTEXT_BARS)).toBe(true);
    expect(origins.every((origin) => outcomeAt(series, origin).length === STEPS)).toBe(true);
  });

  it("let the last outcome of training end before the first of validation begins, and so on", () => {
    const spans = [TRAINING, VALIDATION, HELD_OUT].flatMap((period) => {
      const origins = originsIn(series, period);
      return [Math.min(...origins), Math.max(...origins) + STEPS];
    });
    expect(spans).toEqual([...spans].sort((a, b) => a - b));
    expect(spans.at(-1)).toBe(series.returns.length);
  });
});
