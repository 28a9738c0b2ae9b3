import type { Coloured } from "./coloured.js";
import { percentTick, scaleOver } from "./scale.js";

const WIDTH = 860;
const HEIGHT = 250;
const MARGIN = { top: 10, right: 24, bottom: 26, left: 56 } as const;
const INNER = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };

/** Skill in each period: a line a profile. */
export function periodPlot(profiles: readonly Coloured[]): string {
  const measured = profiles.filter(({ kind }) => kind !== "baseline");
  const names = profiles[0]?.periods.map(({ period }) => period) ?? [];
  const { low, high, ticks } = scaleOver(
    measured.flatMap(({ periods }) => periods.map(({ skill }) => skill)),
  );
  const slot = INNER.width / Math.max(1, names.length);
  const x = (index: number): string => (MARGIN.left + slot * (index + 0.5)).toFixed(1);
  const y = (value: number): string =>
    (MARGIN.top + INNER.height * (1 - (value - low) / (high - low))).toFixed(1);
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Skill over time">`,
    ...ticks.map(
      (value) =>
        `<line class="${value === 0 ? "reference" : "grid"}" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(value)}" y2="${y(value)}"/><text class="tick" x="${MARGIN.left - 8}" y="${Number(y(value)) + 3.5}" text-anchor="end">${percentTick(value)}</text>`,
    ),
    ...names.map(
      (name, index) =>
        `<text class="tick" x="${x(index)}" y="${HEIGHT - 6}" text-anchor="middle">${name}</text>`,
    ),
    ...measured.map((each) => line(each, x, y)),
    "</svg>",
  ].join("");
}

function line(
  { profile, periods, colour }: Coloured,
  x: (index: number) => string,
  y: (value: number) => string,
): string {
  const points = periods.map(({ skill }, index) => `${x(index)},${y(skill)}`).join(" ");
  const dots = periods.map(
    ({ period, origins, skill }, index) =>
      `<circle cx="${x(index)}" cy="${y(skill)}" r="3" style="fill:var(${colour})"><title>${profile}, ${period}: ${(100 * skill).toFixed(2)} %, ${origins} origins</title></circle>`,
  );
  return `<polyline points="${points}" fill="none" stroke-width="2" stroke-linejoin="round" style="stroke:var(${colour})"/>${dots.join("")}`;
}
