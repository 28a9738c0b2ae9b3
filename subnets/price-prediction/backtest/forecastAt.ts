import type { Miner } from "subnetkit/plugin";
import type { ReturnSeries } from "../feed/dailyReturns.js";
import { dayOf } from "../feed/returnSeries.js";
import { requestAt } from "../series/requestAt.js";
import { STEPS } from "../sizes.js";
import { askMiner } from "./askMiner.js";
import type { Contract } from "./createMiners.js";

const DAILY = { asset: "SPX", resolution: "1d", horizonSteps: STEPS } as const;

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
  const request = requestAt(DAILY, series, [origin]);
  const { increments } = await askMiner(miner, request, `${seed} ${dayOf(series, origin)}`);
  return increments.data;
}
