import type { Request } from "subnetkit/plugin";
import type { contract } from "../../contract.js";
import { RESOLUTION_MS } from "../../series/resolutions.js";
import { CONTEXT_BARS, PATHS } from "../../sizes.js";
import { dailyRhythm } from "./dailyRhythm.js";
import { joinBlocks, type BlockContexts } from "./joinBlocks.js";

const MINUTE_MS = 60_000;

/**
 * Paths of a request from a network that knows no time of day: the daily rhythm is taken out of each context and put into its paths.
 *
 * @param runBlock as of `joinBlocks`
 * @returns [origins, PATHS, horizonSteps], row-major
 */
export async function pathsInRhythm(
  { returns, minuteOfWeek, resolution, horizonSteps }: Request<typeof contract>,
  runBlock: (contexts: BlockContexts) => Promise<Float32Array> | Float32Array,
): Promise<Float32Array> {
  const origins = returns.data.length / CONTEXT_BARS;
  const contexts = Float32Array.from(returns.data);
  const rhythms = Array.from({ length: origins }, (_, origin) => {
    const context = contexts.subarray(origin * CONTEXT_BARS, (origin + 1) * CONTEXT_BARS);
    const rhythm = dailyRhythm(
      context,
      minuteOfWeek.data[origin] ?? 0,
      RESOLUTION_MS[resolution] / MINUTE_MS,
    );
    if (rhythm)
      for (const [bar, value] of context.entries()) context[bar] = value / rhythm(bar + 1 - CONTEXT_BARS);
    return rhythm;
  });
  const paths = await joinBlocks(contexts, horizonSteps, runBlock);
  for (const [origin, rhythm] of rhythms.entries()) {
    if (!rhythm) continue;
    const factors = Float64Array.from({ length: horizonSteps }, (_, step) => rhythm(step + 1));
    const own = paths.subarray(origin * PATHS * horizonSteps, (origin + 1) * PATHS * horizonSteps);
    for (const [index, value] of own.entries()) {
      own[index] = Math.min(1, Math.max(-1, value * (factors[index % horizonSteps] ?? 1)));
    }
  }
  return paths;
}
