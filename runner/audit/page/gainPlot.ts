import { niceTop } from "../../study/page/lineChart.js";
import type { AttackResult } from "../judgeAttack.js";

const WIDTH = 860;
const ROW = 26;
const MARGIN = { top: 22, right: 24, bottom: 26, left: 150 } as const;
/** Round tops divide by five without more digits. */
const FIFTHS = 5;
const INNER = WIDTH - MARGIN.left - MARGIN.right;

const colourOf = {
  holds: "--s6",
  open: "--s4",
  pays: "--s8",
  unplayed: "--quiet",
  unmeasured: "--quiet",
} as const;

/**
 * Gains of attacks on one scale: a dot for each network, the mean with its interval, and each attack's threshold as a tick. Infinite
 * ones stand at the right end, with their sign.
 */
export function gainPlot(results: readonly AttackResult[]): string {
  const reach = results.map(({ gains, threshold }) => Math.max(threshold, ...gains.filter(Number.isFinite)));
  const top = niceTop(Math.max(1.2, ...reach));
  const x = (gain: number): string =>
    (MARGIN.left + (INNER * Math.min(Math.max(gain, 0), top)) / top).toFixed(1);
  const height = MARGIN.top + ROW * results.length + MARGIN.bottom;
  const bottom = height - MARGIN.bottom;
  const ticks = Array.from({ length: FIFTHS + 1 }, (_, fifth) => (top * fifth) / FIFTHS).map(
    (value) =>
      `<line class="grid" x1="${x(value)}" x2="${x(value)}" y1="${MARGIN.top}" y2="${bottom}"/><text class="tick" x="${x(value)}" y="${height - 8}" text-anchor="middle">${Number(value.toFixed(2))}</text>`,
  );
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Gains of attacks">`,
    ...ticks,
    `<line class="reference" x1="${x(1)}" x2="${x(1)}" y1="${MARGIN.top - 4}" y2="${bottom}"/>`,
    `<text class="tick" x="${x(1)}" y="${MARGIN.top - 8}" text-anchor="middle">honest work</text>`,
    ...results.map((result, index) => row(result, MARGIN.top + ROW * (index + 0.5), x)),
    "</svg>",
  ].join("");
}

function row(
  { attack, gain, gains, threshold, verdict }: AttackResult,
  y: number,
  x: (gain: number) => string,
): string {
  const name = `<text class="tick" x="${MARGIN.left - 12}" y="${y + 4}" text-anchor="end">${attack}</text>`;
  if (gains.length === 0) return `${name}<text class="tick" x="${x(0)}" y="${y + 4}">not played</text>`;
  const stroke = `style="stroke:var(${colourOf[verdict]})"`;
  const fill = `style="fill:var(${colourOf[verdict]})"`;
  const { mean, halfWidth } = gain;
  const interval = Number.isFinite(halfWidth)
    ? `<line x1="${x(mean - halfWidth)}" x2="${x(mean + halfWidth)}" y1="${y}" y2="${y}" stroke-width="3" ${stroke}/>`
    : "";
  return [
    name,
    interval,
    `<circle cx="${x(mean)}" cy="${y}" r="5" ${fill}/>`,
    // Above the interval, or it would hide them.
    ...gains.map((each) => `<circle class="network" cx="${x(each)}" cy="${y}" r="2.5" ${stroke}/>`),
    mean === Infinity ? `<text class="tick" x="${WIDTH - MARGIN.right + 8}" y="${y + 4}">∞</text>` : "",
    `<line x1="${x(threshold)}" x2="${x(threshold)}" y1="${y - 9}" y2="${y + 9}" stroke-width="2" style="stroke:var(--quiet)"><title>threshold ${threshold}</title></line>`,
  ].join("");
}
