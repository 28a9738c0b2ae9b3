import { describe, expect, it } from "vitest";
import { backtestPage } from "../../../../../runner/backtest/page/backtestPage.js";
import { backtestReport } from "../backtestFixture.js";

describe("a backtest as a page", () => {
  const page = backtestPage(backtestReport());

  it("stands alone: no script, font, picture or style from elsewhere", () => {
    expect(page).not.toMatch(/src=|href=|url\(|@import|<script/);
  });

  it("has a point for each profile's skill, a line for each that is measured, a histogram a profile and length", () => {
    const count = (pattern: RegExp): number => page.match(pattern)?.length ?? 0;
    expect(count(/r="5\.5"/g)).toBe(3);
    expect(count(/<polyline/g)).toBe(2);
    expect(count(/aria-label="Probability integral transform/g)).toBe(6);
  });

  it("shows text as text", () => {
    expect(page).toContain("“&lt;seed&gt;”");
  });

  it("puts 0 skill where the baseline stands, and more to the right", () => {
    const places = [...page.matchAll(/<circle cx="([\d.]+)" cy="[\d.]+" r="5\.5"/g)].map(([, x]) =>
      Number(x),
    );
    const zero = Number(/class="reference" x1="([\d.]+)"/.exec(page)?.[1]);
    expect(places[2]).toBe(zero);
    expect(places[1]).toBeGreaterThan(zero);
    expect(places[0]).toBeGreaterThan(Number(places[1]));
  });
});
