import { fileURLToPath } from "node:url";
import { batchedModel } from "../../core/plugin/batchedModel.js";
import type { Model, Tensors } from "../../core/plugin/models.js";
import { tensor } from "../../core/plugin/tensor.js";
import { randomFrom } from "../../core/primitives/random.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import subnet from "../../subnets/price-prediction/index.js";
import { median, type Bench, type Figure } from "./figure.js";

const REQUESTS = 32;
const ROUNDS = 30;

/** A request for one origin, with few paths: what a run costs beside its arithmetic weighs most. */
function request(paths: number): Tensors {
  const random = randomFrom("batch");
  const normals = (length: number, scale: number): Float32Array =>
    Float32Array.from({ length }, () => scale * random.normal());
  return {
    returns: tensor("float32", [1, 500], normals(500, 0.01)),
    noise: tensor("float32", [1, paths, 22], normals(paths * 22, 1)),
  };
}

async function timeAll(model: Model, requests: readonly Tensors[]): Promise<number> {
  const started = performance.now();
  await Promise.all(requests.map((each) => model.run(each)));
  return performance.now() - started;
}

export const batching: Bench = {
  name: "batching",
  about: `${REQUESTS} concurrent requests of one origin each: joined to one run, against one run each, the price subnet's network`,
  run: async () => {
    const { path, sha256 } = subnet.contract.models.paths;
    const file = fileURLToPath(new URL(path, subnet.url));
    const figures: Figure[] = [];
    for (const prefer of ["native", "wasm"] as const) {
      const single = await createOnnxRuntime({ prefer }).load({ path: file, sha256 });
      const batched = batchedModel(file, single, { maxItems: REQUESTS, maxWaitMs: 5 });
      for (const paths of [1, 100]) {
        const requests = Array.from({ length: REQUESTS }, () => request(paths));
        const gains: number[] = [];
        for (let round = 0; round < ROUNDS + 3; round++) {
          const alone = await timeAll(single, requests);
          const together = await timeAll(batched, requests);
          if (round >= 3) gains.push(alone / together);
        }
        figures.push({ name: `batching.${prefer}.gain.${paths}paths`, value: median(gains), unit: "×" });
      }
      await batched.dispose();
    }
    return figures;
  },
};
