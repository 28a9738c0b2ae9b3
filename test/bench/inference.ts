import { fileURLToPath } from "node:url";
import { tensor, type Tensor } from "../../core/plugin/tensor.js";
import { randomFrom } from "../../core/primitives/random.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { loadOnnxLibrary } from "../../plugins/models-onnx/onnxLibrary.js";
import subnet from "../../subnets/price-prediction/index.js";
import { median, type Bench, type Figure } from "./figure.js";

const PAIRS = 60;
const ORIGINS = 50;

/** One request of the price subnet, as its network takes it. */
function inputs(): Record<string, Tensor<"float32">> {
  const random = randomFrom("bench");
  const normals = (length: number, scale: number): Float32Array =>
    Float32Array.from({ length }, () => scale * random.normal());
  return {
    returns: tensor("float32", [ORIGINS, 500], normals(ORIGINS * 500, 0.01)),
    noise: tensor("float32", [ORIGINS, 100, 22], normals(ORIGINS * 100 * 22, 1)),
  };
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

export const inference: Bench = {
  name: "inference",
  about: `one inference through the model port against the bare runtime, the price subnet's network, ${PAIRS} pairs in turn`,
  run: async () => {
    const reference = subnet.contract.models.paths;
    const path = fileURLToPath(new URL(reference.path, subnet.url));
    const figures: Figure[] = [];
    for (const prefer of ["native", "wasm"] as const) {
      const runtime = createOnnxRuntime({ prefer });
      const model = await runtime.load({ path, sha256: reference.sha256 });
      const library = await loadOnnxLibrary(prefer, (name) => import(name));
      const bare = await library.ort.InferenceSession.create(path, library.sessionOptions);
      const given = inputs();
      const feeds = Object.fromEntries(
        Object.entries(given).map(([name, { data, shape }]) => [
          name,
          new library.ort.Tensor("float32", data, shape),
        ]),
      );
      const ratios: number[] = [];
      const bareMs: number[] = [];
      for (let pair = 0; pair < PAIRS + 5; pair++) {
        const direct = await time(() => bare.run(feeds));
        const through = await time(() => model.run(given));
        if (pair < 5) continue; // warm-up
        bareMs.push(direct);
        ratios.push(through / direct);
      }
      await model.dispose();
      await bare.release();
      figures.push(
        { name: `inference.${library.kind}.bare`, value: median(bareMs), unit: "ms" },
        { name: `inference.${library.kind}.portOverBare`, value: median(ratios), unit: "×", goal: "≤ 1.05" },
      );
    }
    return figures;
  },
};
