import { escapeHtml } from "./escapeHtml.js";

/** One line of a chart: a value per epoch. */
export interface Series {
  readonly name: string;
  /** CSS variable of its colour. */
  readonly colour: string;
  readonly values: readonly number[];
}

export interface Chart {
  readonly title: string;
  readonly series: readonly Series[];
  /** The value at the top. */
  readonly top: number;
  /** A line across, with its meaning, for instance 1 = as much as its stake. */
  readonly reference?: { readonly value: number; readonly label: string };
  /** How values are written: a share as a percentage, or a factor. */
  readonly unit: "share" | "factor";
}

const WIDTH = 420;
const HEIGHT = 190;
const MARGIN = { top: 10, right: 10, bottom: 24, left: 44 } as const;
const INNER = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };

/** A chart of lines over epochs as one SVG. Hovering is the page's script's: it reads the data attribute. */
export function lineChart(chart: Chart): string {
  const count = Math.max(1, ...chart.series.map(({ values }) => values.length));
  const x = (index: number): number =>
    MARGIN.left + (count === 1 ? INNER.width / 2 : (index * INNER.width) / (count - 1));
  const y = (value: number): number =>
    MARGIN.top + INNER.height * (1 - Math.min(value, chart.top) / chart.top);
  const data = {
    unit: chart.unit,
    series: chart.series.map(({ name, colour, values }) => ({ name, colour, values: values.map(rounded) })),
  };
  return [
    `<figure class="chart"><figcaption>${escapeHtml(chart.title)}</figcaption>`,
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(describe(chart))}" data-chart="${escapeHtml(JSON.stringify(data))}" data-left="${MARGIN.left}" data-inner="${INNER.width}">`,
    ...yTicks(chart.top).map((value) => grid(y(value), written(value, chart.unit))),
    ...xTicks(count).map(
      (epoch) =>
        `<text class="tick" x="${fixed(x(epoch - 1))}" y="${HEIGHT - 6}" text-anchor="middle">${epoch}</text>`,
    ),
    ...(chart.reference === undefined ? [] : [reference(y(chart.reference.value))]),
    ...chart.series.map((series, i) => line(series, i, chart.series.length, x, y)),
    ...(chart.reference === undefined ? [] : [label(y(chart.reference.value), chart.reference.label)]),
    `<line class="cursor" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}"/>`,
    "</svg></figure>",
  ].join("");
}

/** The first lines are drawn wider, so that they still show where later ones run over them. */
function line(
  series: Series,
  index: number,
  count: number,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  const width = 2 + 2 * (count - 1 - index) * (count > 4 ? 0.4 : 1);
  const points = series.values.map((value, i) => `${fixed(x(i))},${fixed(y(value))}`).join(" ");
  return `<polyline points="${points}" fill="none" style="stroke:var(${series.colour})" stroke-width="${fixed(width)}" stroke-linejoin="round" stroke-linecap="round"/>`;
}

function grid(y: number, label: string): string {
  const right = WIDTH - MARGIN.right;
  return `<line class="grid" x1="${MARGIN.left}" x2="${right}" y1="${fixed(y)}" y2="${fixed(y)}"/><text class="tick" x="${MARGIN.left - 6}" y="${fixed(y + 3.5)}" text-anchor="end">${label}</text>`;
}

function reference(y: number): string {
  const right = WIDTH - MARGIN.right;
  return `<line class="reference" x1="${MARGIN.left}" x2="${right}" y1="${fixed(y)}" y2="${fixed(y)}"/>`;
}

/** Over the lines, which often run along the reference. */
function label(y: number, text: string): string {
  return `<text class="tick" x="${WIDTH - MARGIN.right}" y="${fixed(y + 12)}" text-anchor="end">${escapeHtml(text)}</text>`;
}

/** A value that the largest fits under: 1, 2, 2.5 or 5 times a power of ten, and at least `least`. */
export function niceTop(largest: number, least = 0): number {
  const wanted = Math.max(largest, least, 1e-6);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((each) => each * power >= wanted * 0.999_999) ?? 10;
  return step * power;
}

const yTicks = (top: number): number[] => [0, top / 2, top];

function xTicks(count: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000].find((each) => count / each <= 9) ?? 5_000;
  const multiples = Array.from({ length: Math.floor(count / step) }, (_, i) => (i + 1) * step);
  return step === 1 ? multiples : [1, ...multiples];
}

function written(value: number, unit: Chart["unit"]): string {
  if (unit === "factor") return `${Number(value.toFixed(2))}×`;
  return `${Number((value * 100).toFixed(1))} %`;
}

function describe({ title, series }: Chart): string {
  const last = series.map(({ name, values }) => `${name} ${(values.at(-1) ?? 0).toFixed(3)}`);
  return `${title}; at the end ${last.join(", ")}`;
}

const fixed = (value: number): string => String(Number(value.toFixed(1)));
const rounded = (value: number): number => Number(value.toFixed(6));
