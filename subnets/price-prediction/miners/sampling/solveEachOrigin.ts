import { tensor, type Request, type Response } from "subnetkit/plugin";
import type { contract } from "../../contract.js";
import { CONTEXT_BARS, PATHS } from "../../sizes.js";

/** Writes paths for one origin: log-returns, row-major [PATHS, steps], from the returns before it, oldest first. */
export type WritePaths = (past: Float32Array, paths: Float32Array, steps: number) => void;

/** Answers a request origin by origin. Values beyond ±1 are clipped, as the contract demands. */
export function solveEachOrigin(
  { returns, horizonSteps: steps }: Request<typeof contract>,
  writePaths: WritePaths,
): Response<typeof contract> {
  const origins = returns.data.length / CONTEXT_BARS;
  const width = PATHS * steps;
  const data = new Float32Array(origins * width);
  for (let origin = 0; origin < origins; origin += 1) {
    const past = returns.data.subarray(origin * CONTEXT_BARS, (origin + 1) * CONTEXT_BARS);
    writePaths(past, data.subarray(origin * width, (origin + 1) * width), steps);
  }
  for (const [index, value] of data.entries()) if (Math.abs(value) > 1) data[index] = Math.sign(value);
  return { increments: tensor("float32", [origins, PATHS, steps], data) };
}
