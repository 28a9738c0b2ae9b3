import type { Calibration } from "../../../subnets/price-prediction/backtest/calibration.js";

const WIDTH = 200;
const HEIGHT = 92;
const MARGIN = { top: 6, right: 4, bottom: 16, left: 4 } as const;
const INNER = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };

/** A histogram twice as high as a calibrated one's reaches the top; higher cells are cut off there. */
const TOP = 2;

/** Where the market came within the forecast's distribution; the dashed line is the calibrated forecast's. */
export function histogram({ bars, histogram: cells }: Calibration, colour: string): string {
  const title = `${bars} ${bars === 1 ? "bar" : "bars"}`;
  const slot = INNER.width / cells.length;
  const bottom = MARGIN.top + INNER.height;
  const level = (times: number): number => INNER.height * Math.min(1, times / TOP);
  const columns = cells.map((share, index) => {
    const height = level(share * cells.length);
    return `<rect x="${(MARGIN.left + slot * index + 0.5).toFixed(1)}" y="${(bottom - height).toFixed(1)}" width="${(slot - 1).toFixed(1)}" height="${height.toFixed(1)}" style="fill:var(${colour})"/>`;
  });
  const even = (bottom - level(1)).toFixed(1);
  const tick = (x: number, text: string, anchor: string): string =>
    `<text class="tick" x="${x}" y="${HEIGHT - 4}" text-anchor="${anchor}">${text}</text>`;
  return [
    `<figure><figcaption>${title}</figcaption>`,
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Probability integral transform, ${title}">`,
    ...columns,
    `<line class="reference" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${even}" y2="${even}"/>`,
    tick(MARGIN.left, "0", "start"),
    tick(WIDTH / 2, "½", "middle"),
    tick(WIDTH - MARGIN.right, "1", "end"),
    "</svg></figure>",
  ].join("");
}
