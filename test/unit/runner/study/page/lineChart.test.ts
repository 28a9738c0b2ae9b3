import { describe, expect, it } from "vitest";
import { lineChart, niceTop } from "../../../../../runner/study/page/lineChart.js";

describe("niceTop", () => {
  it.each([
    [0.34, 0, 0.4],
    [1, 0, 1],
    [1.2, 1.5, 1.5],
    [0.000_02, 0, 0.000_02],
    [87, 0, 100],
  ])("fits %d under at least %d: %d", (largest, least, top) => {
    expect(niceTop(largest, least)).toBeCloseTo(top, 9);
  });
});

describe("lineChart", () => {
  const points = (svg: string): number[][] =>
    [...svg.matchAll(/points="([^"]*)"/g)].map(([, all = ""]) =>
      all.split(" ").map((point) => Number(point.split(",")[1])),
    );

  it("draws larger values higher, from the bottom to the top, and cuts what is above", () => {
    const series = [{ name: "one", colour: "--s1", values: [0, 0.5, 1, 2] }];
    const [ys = []] = points(lineChart({ title: "t", series, top: 1, unit: "share" }));
    expect(ys[0]).toBeGreaterThan(ys[1] ?? 0);
    expect(ys[1]).toBeGreaterThan(ys[2] ?? 0);
    expect(ys[3]).toBe(ys[2]);
    expect((ys[0] ?? 0) - (ys[1] ?? 0)).toBeCloseTo((ys[1] ?? 0) - (ys[2] ?? 0), 6);
  });

  it("says for those who can't see it how it ends", () => {
    const series = [{ name: "one", colour: "--s1", values: [0, 0.25] }];
    expect(lineChart({ title: "Dividends", series, top: 1, unit: "share" })).toMatch(
      /aria-label="Dividends;[^"]*one 0\.250"/,
    );
  });
});
