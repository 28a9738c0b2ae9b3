import { PATHS, STEPS } from "../../sizes.js";

/**
 * Paths of any length from a network that gives STEPS steps at a time: of so many runs, each with noise of its own, one after the other.
 * The network was trained for the first STEPS steps; what comes later has their law again.
 *
 * @param runBlock gives [origins, PATHS, STEPS], row-major
 * @returns [origins, PATHS, steps], row-major
 */
export async function joinBlocks(
  origins: number,
  steps: number,
  runBlock: () => Promise<Float32Array> | Float32Array,
): Promise<Float32Array> {
  if (steps === STEPS) return runBlock();
  const data = new Float32Array(origins * PATHS * steps);
  for (let start = 0; start < steps; start += STEPS) {
    const block = await runBlock();
    const kept = Math.min(STEPS, steps - start);
    for (let path = 0; path < origins * PATHS; path += 1) {
      data.set(block.subarray(path * STEPS, path * STEPS + kept), path * steps + start);
    }
  }
  return data;
}
