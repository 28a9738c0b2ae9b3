import { CONTEXT_BARS, PATHS, STEPS } from "../../sizes.js";

/** Contexts [origins, CONTEXT_BARS], each with so many paths to begin in it. */
export interface BlockContexts {
  readonly returns: Float32Array;
  /** PATHS of each context, or one. */
  readonly paths: number;
}

/**
 * Paths of any length from a network that gives STEPS steps at a time: a path goes on as a market would, from a context that ends with what
 * it has been so far, so that a turbulent stretch of it is followed by turbulence, and calm comes back as the network learned.
 *
 * @param returns contexts, [origins, CONTEXT_BARS], row-major
 * @param runBlock gives [contexts, paths, STEPS], row-major
 * @returns [origins, PATHS, steps], row-major
 */
export async function joinBlocks(
  returns: Float32Array,
  steps: number,
  runBlock: (contexts: BlockContexts) => Promise<Float32Array> | Float32Array,
): Promise<Float32Array> {
  const first = await runBlock({ returns, paths: PATHS });
  if (steps === STEPS) return first;
  const count = first.length / STEPS;
  const data = new Float32Array(count * steps);
  const contexts = new Float32Array(count * CONTEXT_BARS);
  for (let path = 0; path < count; path += 1) {
    const origin = Math.floor(path / PATHS);
    contexts.set(returns.subarray(origin * CONTEXT_BARS, (origin + 1) * CONTEXT_BARS), path * CONTEXT_BARS);
  }
  let block = first;
  for (let start = 0; ; start += STEPS) {
    const kept = Math.min(STEPS, steps - start);
    for (let path = 0; path < count; path += 1) {
      const run = block.subarray(path * STEPS, path * STEPS + kept);
      data.set(run, path * steps + start);
      contexts.copyWithin(path * CONTEXT_BARS, path * CONTEXT_BARS + kept, (path + 1) * CONTEXT_BARS);
      contexts.set(run, (path + 1) * CONTEXT_BARS - kept);
    }
    if (start + STEPS >= steps) return data;
    block = await runBlock({ returns: contexts, paths: 1 });
  }
}
