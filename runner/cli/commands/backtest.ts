import { Command } from "commander";
import { wholeNumber } from "../options.js";

export interface BacktestCommandOptions {
  readonly profiles?: string;
  readonly assets: string;
  readonly from?: string;
  readonly until?: string;
  readonly stride?: number;
  readonly seed: string;
  readonly html?: string;
  readonly json: boolean;
}

/** `subnetkit backtest`: how good a subnet's profiles would have been. */
export function backtestCommand(): Command {
  return new Command("backtest")
    .description("Ask a subnet's profiles about the past, day after day, and measure their skill.")
    .argument("<subnet>", "price-prediction")
    .option("--profiles <names>", "only these, by commas (default: all)")
    .option("--assets <names>", "series or assets, by commas: SPX/1d, SPX/1w, SIM/5m, SIM/1m", "SPX/1d")
    .option("--from <day>", "first day that is forecast (default: the first that no model learned from)")
    .option("--until <day>", "day after the last one (default: the end of the series)")
    .option(
      "--stride <bars>",
      "bars from one origin to the next (default: a tenth of the horizon)",
      wholeNumber("--stride", 1, 10_000),
    )
    .option("--seed <text>", "seed of the miners' draws and of the bootstrap", "backtest")
    .option("--html <file>", "write a page with plots")
    .option("--json", "one JSON object with every number", false)
    .addHelpText("after", help)
    .action(async (subnet: string, options: BacktestCommandOptions) => {
      const { runBacktest } = await import("../runBacktest.js");
      await runBacktest(subnet, options);
    });
}

const help = `
Walk-forward: each origin is asked by itself, in order of time, with the bars before it and nothing else.

SPX is the S&P 500. SIM is an imagined market: its numbers say nothing of a real one.

Columns:
  loss       CRPS in basis points, summed over the scored changes of an origin, mean over the origins
  skill      how much lower the loss is than the random walk's, with its 95 % interval (block bootstrap)
  in 50 %    how often the market came within the forecast's central 50 %, 80 %, 95 % interval
  ms         time of a forecast for one origin, on this machine

Examples:
  $ subnetkit backtest price-prediction
  $ subnetkit backtest price-prediction --profiles neural,fhs --stride 10 --html backtest.html
  $ subnetkit backtest price-prediction --from 2018-01-01 --stride 1 --json`;
