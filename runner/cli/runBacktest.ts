import { writeFile } from "node:fs/promises";
import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { fail } from "../../core/primitives/errors.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { backtest } from "../../subnets/price-prediction/backtest/backtest.js";
import { chosenMiners } from "../../subnets/price-prediction/backtest/chosenMiners.js";
import { PROFILES } from "../../subnets/price-prediction/backtest/createMiners.js";
import { loadMarkets } from "../../subnets/price-prediction/backtest/markets.js";
import subnet from "../../subnets/price-prediction/index.js";
import { backtestCommandErrors } from "../backtest/backtestCommandErrors.js";
import type { BacktestCommandOptions } from "./commands/backtest.js";
import { renderBacktest } from "./output/backtestTable.js";
import { coloursFor } from "./output/colours.js";

/** Runs `subnetkit backtest`. */
export async function runBacktest(name: string, options: BacktestCommandOptions): Promise<void> {
  if (name !== subnet.contract.id) {
    throw fail(backtestCommandErrors.noBacktest, { subnet: name, subnets: subnet.contract.id });
  }
  const { profiles, assets, from, until, stride, seed, html, json } = options;
  const period = { ...day("from", from), ...day("until", until) };
  const markets = await loadMarkets(namesIn(assets));
  const owned = createModelLoaders(subnet, () => createOnnxRuntime());
  try {
    const report = await backtest({
      markets,
      miners: await chosenMiners(profiles === undefined ? PROFILES : namesIn(profiles), owned.models),
      ...period,
      ...(stride !== undefined && { strideBars: stride }),
      seed,
      // On standard error, so that standard output stays the result's own.
      onProfile: (series, profile) => {
        if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K… ${series} ${profile}`);
      },
    });
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    const print = (text: string): void => void process.stdout.write(`${text}\n`);
    print(json ? JSON.stringify(report, null, 2) : renderBacktest(report, coloursFor(process.stdout)));
    if (html === undefined) return;
    const { backtestPage } = await import("../backtest/page/backtestPage.js");
    await writeFile(html, backtestPage(report));
    if (!json) print(`Wrote ${html}`);
  } finally {
    await owned.dispose();
  }
}

const namesIn = (list: string): string[] =>
  list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** @throws SK3861 */
function day<Name extends string>(name: Name, value: string | undefined): { readonly [N in Name]?: string } {
  if (value === undefined) return {};
  if (Number.isNaN(Date.parse(value)) || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    throw fail(backtestCommandErrors.badDate, { option: `--${name}`, value });
  }
  return { [name]: value } as { readonly [N in Name]?: string };
}
