import { describe, expect, it } from "vitest";
import { studyPage } from "../../../../../runner/study/page/studyPage.js";
import { runStudy } from "../../../../../runner/study/runStudy.js";
import { networkFixture, studyFixture } from "../studyFixture.js";

/** Content of an attribute, as a browser reads it. */
const unescape = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
const chartsOf = (page: string): { unit: string; series: { name: string; values: number[] }[] }[] =>
  [...page.matchAll(/data-chart="([^"]*)"/g)].map(
    ([, data = ""]) => JSON.parse(unescape(data)) as ReturnType<typeof chartsOf>[number],
  );

describe("studyPage", () => {
  const { variants: _, ...withoutVariants } = studyFixture();
  const page = studyPage(runStudy(withoutVariants));

  it("charts dividends per validator, incentive per miner and bonds with each, for every variant", () => {
    const charts = chartsOf(page);
    expect(charts).toHaveLength(3 * (3 + 2));
    expect(charts[0]?.series.map(({ name }) => name)).toEqual(["Large", "Small"]);
    expect(charts[1]?.series[0]?.values).toEqual(
      [0.75, 0.75, 0.75, 0.75].map((share) => expect.closeTo(share, 4) as number),
    );
    expect(charts[2]?.series).toMatchObject([
      { name: "A", values: [1, 1, 1, 1] },
      { name: "B", values: [0, 0, 0, 0] },
    ]);
    for (const { series } of charts) for (const { values } of series) expect(values).toHaveLength(4);
    expect(page.match(/<polyline/g)).toHaveLength(3 * 6);
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("needs nothing from elsewhere, and knows light and dark", () => {
    expect(page).not.toMatch(/https?:|src=|@import|url\(/);
    expect(page).toContain("prefers-color-scheme: dark");
    expect(page).toContain('data-theme="dark"');
  });

  it("shows names as text, whatever is in them", () => {
    const name = `<img src=x onerror=alert(1)>"'&`;
    const odd = { validators: [{ name, stake: 1 }], steps: [{ epoch: 1 }], title: name, description: name };
    const shown = studyPage(runStudy({ ...studyFixture(), networks: [networkFixture(odd)] }));
    expect(shown).not.toContain("<img");
    expect(chartsOf(shown)[0]?.series[0]?.name).toBe(name);
  });

  it("holds for a single epoch and for a network without any weight", () => {
    const empty = studyPage(runStudy(studyFixture({ epochs: 1, steps: [{ epoch: 1 }] })));
    expect(empty).not.toMatch(/NaN|Infinity|undefined/);
    expect(chartsOf(empty)).toHaveLength(5);
  });
});
