import type { Miner } from "subnetkit/plugin";
import { requestAt } from "../series/requestAt.js";
import { valueAt } from "../valueAt.js";
import { askMiner } from "./askMiner.js";
import type { Contract } from "./createMiners.js";
import type { Market } from "./market.js";

/**
 * A miner's paths for one origin, [PATHS, horizonSteps]. The request holds that origin's context alone: in a request of several origins a
 * later one's context would show an earlier one's outcome.
 */
export async function forecastAt(
  miner: Miner<Contract>,
  { spec, series }: Market,
  origin: number,
  seed: string,
): Promise<Float32Array> {
  const request = requestAt(spec, series, [origin]);
  const { increments } = await askMiner(miner, request, `${seed} ${valueAt(series.timesMs, origin)}`);
  return increments.data;
}
