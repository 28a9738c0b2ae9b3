import type { Estimate } from "../../../subnets/price-prediction/backtest/bootstrap.js";
import { overallCoverage } from "../../../subnets/price-prediction/backtest/overallCoverage.js";
import type {
  BacktestReport,
  Comparison,
  MarketReport,
  ProfileReport,
} from "../../../subnets/price-prediction/backtest/report.js";
import type { Colours } from "./colours.js";
import { left, renderTable, right } from "./table.js";

/** A backtest as people read it: a row a profile, for each market. */
export function renderBacktest(report: BacktestReport, colours: Colours): string {
  return [
    ...report.markets.flatMap((market) => [...renderMarket(market, colours), ""]),
    `Skill is over ${report.baseline}; intervals hold 95 %, from ${report.replicates} resamples of blocks of three horizons.`,
  ].join("\n");
}

function renderMarket(market: MarketReport, colours: Colours): string[] {
  const { series, origins, strideBars, from, until, profiles, comparison } = market;
  const columns = [
    left("profile"),
    left("kind"),
    right("loss bp"),
    right("skill"),
    right("95 % interval"),
    ...["in 50 %", "in 80 %", "in 95 %", "ms"].map(right),
  ];
  const [titles = "", ...rows] = renderTable(columns, profiles.map(rowOf));
  const each = strideBars === 1 ? "each bar" : `one each ${strideBars} bars`;
  return [
    `${colours.bold(series)} · ${origins} origins, ${each}, ${from} to ${until}`,
    colours.dim(titles),
    ...rows,
    ...(comparison ? ["", compared(comparison)] : []),
  ];
}

function rowOf(row: ProfileReport): string[] {
  const { profile, kind, lossBp, skill, forecastMs } = row;
  const measured = kind === "baseline" ? ["·", "·"] : [percent(skill.value), interval(skill)];
  return [
    profile,
    kind,
    lossBp.value.toFixed(1),
    ...measured,
    ...overallCoverage(row).map(({ share }) => percent(share, 1)),
    forecastMs.toFixed(2),
  ];
}

/** The best of each kind against each other, in a sentence. */
export function compared({ neural, statistical, difference }: Comparison): string {
  const verdict =
    difference.low > 0
      ? "better"
      : difference.high < 0
        ? "worse"
        : `${difference.value >= 0 ? "ahead" : "behind"}, within the error`;
  return `${neural} against ${statistical}, the best of each kind: ${signed(difference.value)} of skill ${interval(difference)}: ${verdict}.`;
}

const percent = (share: number, digits = 2): string => `${(100 * share).toFixed(digits)} %`;
const signed = (share: number): string => `${share < 0 ? "−" : "+"}${percent(Math.abs(share))}`;
const interval = ({ low, high }: Estimate): string =>
  `[${(100 * low).toFixed(2)}, ${(100 * high).toFixed(2)}]`;
