import type { Model, Tensors } from "../../core/plugin/models.js";

const WARM_UPS = 3;
const MOST_RUNS = 50;
const TIME_MS = 300;

/** The median time of a run, in milliseconds, over up to 50 runs or 0.3 s. */
export async function measureLatency(model: Model, inputs: Tensors): Promise<number> {
  const times: number[] = [];
  const begun = performance.now();
  for (let run = 0; run < WARM_UPS + MOST_RUNS; run++) {
    const started = performance.now();
    await model.run(inputs);
    if (run >= WARM_UPS) times.push(performance.now() - started);
    if (times.length > 0 && performance.now() - begun > TIME_MS) break;
  }
  const sorted = times.sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
