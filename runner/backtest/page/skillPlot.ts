import type { Coloured } from "./coloured.js";
import { percentTick, scaleOver } from "./scale.js";

const WIDTH = 860;
const ROW = 28;
const MARGIN = { top: 10, right: 24, bottom: 26, left: 130 } as const;
const INNER = WIDTH - MARGIN.left - MARGIN.right;

/** Skill of each profile with its 95 % interval, on one scale; the line at 0 is the baseline. */
export function skillPlot(profiles: readonly Coloured[]): string {
  const { low, high, ticks } = scaleOver(profiles.flatMap(({ skill }) => [skill.low, skill.high]));
  const x = (value: number): string => (MARGIN.left + (INNER * (value - low)) / (high - low)).toFixed(1);
  const height = MARGIN.top + ROW * profiles.length + MARGIN.bottom;
  const bottom = height - MARGIN.bottom;
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Skill of each profile">`,
    ...ticks.map(
      (value) =>
        `<line class="${value === 0 ? "reference" : "grid"}" x1="${x(value)}" x2="${x(value)}" y1="${MARGIN.top}" y2="${bottom}"/><text class="tick" x="${x(value)}" y="${height - 8}" text-anchor="middle">${percentTick(value)}</text>`,
    ),
    ...profiles.map((each, index) => row(each, MARGIN.top + ROW * (index + 0.5), x)),
    "</svg>",
  ].join("");
}

function row({ profile, skill, colour }: Coloured, y: number, x: (value: number) => string): string {
  const stroke = `style="stroke:var(${colour})"`;
  return [
    `<text class="tick" x="${MARGIN.left - 12}" y="${y + 4}" text-anchor="end">${profile}</text>`,
    `<line x1="${x(skill.low)}" x2="${x(skill.high)}" y1="${y}" y2="${y}" stroke-width="3" stroke-linecap="round" ${stroke}/>`,
    `<circle cx="${x(skill.value)}" cy="${y}" r="5.5" style="fill:var(${colour})"><title>${profile} ${(100 * skill.value).toFixed(2)} % [${(100 * skill.low).toFixed(2)}, ${(100 * skill.high).toFixed(2)}]</title></circle>`,
  ].join("");
}
