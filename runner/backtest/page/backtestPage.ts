import type { Estimate } from "../../../subnets/price-prediction/backtest/bootstrap.js";
import { overallCoverage } from "../../../subnets/price-prediction/backtest/overallCoverage.js";
import type { BacktestReport, MarketReport } from "../../../subnets/price-prediction/backtest/report.js";
import { compared } from "../../cli/output/backtestTable.js";
import { escapeHtml } from "../../study/page/escapeHtml.js";
import { style } from "../../study/page/style.js";
import { calibrationCard } from "./calibrationCard.js";
import { coloured, type Coloured } from "./coloured.js";
import { skillPlot } from "./skillPlot.js";
import { periodPlot } from "./periodPlot.js";

const ownStyle = `
.plot { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px; margin-bottom: 24px; }
.four { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; }
.variants { grid-template-columns: repeat(auto-fit, minmax(480px, 1fr)); }
.variant table { margin-bottom: 0; }
h3 { margin-top: 4px; }
`;

/** A backtest as one HTML file that needs nothing else, light and dark by the system's preference. */
export function backtestPage(report: BacktestReport): string {
  const { baseline, replicates, seed, markets } = report;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Backtest of price-prediction</title><style>${style}${ownStyle}</style></head><body>`,
    "<header><h1>Backtest of price-prediction</h1></header><main>",
    "<p>Walk-forward: each origin is asked by itself, in order of time, with the bars before it and nothing else.",
    `Skill is how much lower a profile's CRPS is than that of ${baseline}. Intervals hold 95 %, from ${replicates} resamples of blocks`,
    `of three horizons, the same for all profiles. Seed “${escapeHtml(seed)}”.</p>`,
    ...markets.map(renderMarket),
    "<footer>Made with Subnetkit. Not investment advice.</footer></main></body></html>",
    "",
  ].join("\n");
}

function renderMarket(market: MarketReport): string {
  const { series, origins, strideBars, from, until, profiles, comparison } = market;
  const drawn = coloured(profiles);
  return [
    `<section><h2>${escapeHtml(series)}</h2><p>${origins} origins, ${strideBars === 1 ? "each bar" : `one each ${strideBars} bars`}, ${from} to ${until}.`,
    `${comparison ? escapeHtml(compared(comparison)) : ""}</p>`,
    `<h3>Skill</h3><div class="plot">${skillPlot(drawn)}</div>`,
    table(drawn),
    `<h3>Skill over time</h3><div class="plot"><div class="legend">${drawn.map(legend).join("")}</div>${periodPlot(drawn)}</div>`,
    "<h3>Calibration</h3><p>Where the market came within the forecast's distribution, for changes over so many bars: level at the dashed",
    "line is calibrated, high in the middle is a forecast too wide, high at the ends one too narrow. Below, how often the market came",
    "within the central intervals, in per cent with standard errors.</p>",
    `<div class="variants">${drawn.map(calibrationCard).join("\n")}</div></section>`,
  ].join("\n");
}

const legend = ({ profile, kind, colour }: Coloured): string =>
  kind === "baseline" ? "" : `<span><i style="background:var(${colour})"></i>${profile}</span>`;

function table(profiles: readonly Coloured[]): string {
  const rows = profiles.map((each) => {
    const { profile, kind, lossBp, skill, forecastMs } = each;
    const measured =
      kind === "baseline"
        ? "<td>–</td><td>–</td>"
        : `<td>${percent(skill.value)}</td><td>${interval(skill)}</td>`;
    const coverage = overallCoverage(each).map(({ share }) => `<td>${(100 * share).toFixed(1)} %</td>`);
    return `<tr><td>${profile}</td><td>${kind}</td><td>${lossBp.value.toFixed(1)}</td>${measured}${coverage.join("")}<td>${forecastMs.toFixed(2)}</td></tr>`;
  });
  return [
    '<div class="scroll"><table><tr><th>profile</th><th>kind</th><th>loss, bp</th><th>skill</th><th>95 % interval</th>',
    "<th>in 50 %</th><th>in 80 %</th><th>in 95 %</th><th>ms a forecast</th></tr>",
    ...rows,
    "</table></div>",
  ].join("\n");
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const interval = ({ low, high }: Estimate): string =>
  `${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)} %`;
