import type { Miner } from "subnetkit/plugin";
import type { ReturnSeries } from "../feed/dailyReturns.js";
import { packWindows } from "../feed/packWindows.js";
import { contextAt } from "../feed/window.js";
import { askMiner } from "./askMiner.js";
import type { Contract } from "./createMiners.js";

/**
 * A miner's paths for one origin, [PATHS, STEPS]. The request holds that origin's context alone: in a request of several origins a later
 * one's context would show an earlier one's outcome.
 */
export async function forecastAt(
  miner: Miner<Contract>,
  series: ReturnSeries,
  origin: number,
  seed: string,
): Promise<Float32Array> {
  const returns = packWindows([contextAt(series, origin)]);
  const { increments } = await askMiner(miner, { returns }, `${seed} ${series.dates[origin] ?? ""}`);
  return increments.data;
}
