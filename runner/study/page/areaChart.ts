import { escapeHtml } from "./escapeHtml.js";
import type { Series } from "./lineChart.js";

const WIDTH = 420;
const HEIGHT = 84;
const MARGIN = { top: 4, right: 10, bottom: 4, left: 44 } as const;
const INNER = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };

/** Shares of 1 over epochs, one area on the other. The values of an epoch add up to 1, or to 0 where there is nothing. */
export function areaChart(title: string, series: readonly Series[]): string {
  const count = Math.max(1, ...series.map(({ values }) => values.length));
  // Each epoch is a step, so that a single epoch is visible too.
  const width = INNER.width / count;
  const data = {
    unit: "share",
    series: series.map(({ name, colour, values }) => ({ name, colour, values: values.map(rounded) })),
  };
  const floor = new Array<number>(count).fill(0);
  const areas = series.map(({ colour, values }) => {
    const lower = [...floor];
    const upper = lower.map((below, i) => below + (values[i] ?? 0));
    upper.forEach((value, i) => (floor[i] = value));
    return `<path d="${outline(lower, upper, width)}" style="fill:var(${colour})"/>`;
  });
  return [
    `<figure class="chart area"><figcaption>${escapeHtml(title)}</figcaption>`,
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}" data-chart="${escapeHtml(JSON.stringify(data))}" data-left="${MARGIN.left + width / 2}" data-inner="${INNER.width - width}">`,
    `<rect class="empty" x="${MARGIN.left}" y="${MARGIN.top}" width="${INNER.width}" height="${INNER.height}"/>`,
    `<text class="tick" x="${MARGIN.left - 6}" y="${MARGIN.top + 9}" text-anchor="end">100 %</text>`,
    `<text class="tick" x="${MARGIN.left - 6}" y="${HEIGHT - MARGIN.bottom}" text-anchor="end">0 %</text>`,
    ...areas,
    `<line class="cursor" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}"/>`,
    "</svg></figure>",
  ].join("");
}

function outline(lower: readonly number[], upper: readonly number[], width: number): string {
  const y = (share: number): string => fixed(MARGIN.top + INNER.height * (1 - Math.min(1, share)));
  const x = (index: number): string => fixed(MARGIN.left + index * width);
  const there = upper.flatMap((share, i) => [`${x(i)},${y(share)}`, `${x(i + 1)},${y(share)}`]);
  const back = lower.flatMap((share, i) => [`${x(i)},${y(share)}`, `${x(i + 1)},${y(share)}`]).reverse();
  return `M${[...there, ...back].join("L")}Z`;
}

const fixed = (value: number): string => String(Number(value.toFixed(2)));
const rounded = (value: number): number => Number(value.toFixed(6));
