import { COVERAGE_LEVELS } from "../../../subnets/price-prediction/backtest/calibration.js";
import type { Coloured } from "./coloured.js";
import { histogram } from "./histogram.js";

/** A profile's calibration: a histogram for each length of change, and coverage as a table. */
export function calibrationCard({ profile, calibration, colour }: Coloured): string {
  const head = COVERAGE_LEVELS.map((level) => `<th>in ${100 * level} %</th>`).join("");
  const rows = calibration.map(({ bars, coverage }) => {
    const cells = coverage.map(
      ({ share }) => `<td>${(100 * share.value).toFixed(1)} ± ${(100 * share.standardError).toFixed(1)}</td>`,
    );
    return `<tr><td>${bars} ${bars === 1 ? "bar" : "bars"}</td>${cells.join("")}</tr>`;
  });
  return [
    `<div class="variant"><h3>${profile}</h3><div class="four">`,
    ...calibration.map((each) => histogram(each, colour)),
    `</div><div class="scroll"><table><tr><th>change over</th>${head}</tr>`,
    ...rows,
    "</table></div></div>",
  ].join("\n");
}
