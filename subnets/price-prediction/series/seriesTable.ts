import type { SeriesSpec } from "./seriesSpec.js";

const VEGA = { kind: "bundled", file: "sp500" } as const;
const IMAGINED = { kind: "simulated", seed: "sim-1", days: 60 } as const;

/**
 * The series that come with the package, one a line. `from` is the first day that is asked about: nothing before it is, and the shipped
 * models may have learned from it. SPX is the S&P 500 index, daily, 2000-01-03 to 2020-04-17, read from the dependency vega-datasets
 * 3.2.1 (BSD-3-Clause; its source is Yahoo Finance). SIM is an imagined market, made by `feed/simulatedBars.ts`: it says nothing of a
 * real one.
 */
// prettier-ignore
export const SERIES_TABLE: readonly SeriesSpec[] = [
  { asset: "SPX", resolution: "1d", horizonSteps: 20,  increments: [1, 5, 10],          gaps: [],                                           tasks: 2, originsPerTask: 50, from: "2008-01-01", feed: VEGA },
  { asset: "SPX", resolution: "1w", horizonSteps: 12,  increments: [1, 3, 6],           gaps: [],                                           tasks: 1, originsPerTask: 25, from: "2008-01-01", feed: VEGA },
  { asset: "SIM", resolution: "5m", horizonSteps: 288, increments: [1, 6, 36],          gaps: [],                                           tasks: 1, originsPerTask: 4,  from: "2024-01-15", feed: IMAGINED },
  { asset: "SIM", resolution: "1m", horizonSteps: 60,  increments: [1, 2, 5, 15, 30],   gaps: [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60], tasks: 1, originsPerTask: 8,  from: "2024-01-15", feed: IMAGINED },
];
