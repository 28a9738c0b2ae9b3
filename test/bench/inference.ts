import { fileURLToPath } from "node:url";
import { tensor, type Tensor } from "../../core/plugin/tensor.js";
import { randomFrom } from "../../core/primitives/random.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { loadOnnxLibrary } from "../../plugins/models-onnx/onnxLibrary.js";
import subnet from "../../subnets/price-prediction/index.js";
import { measureBorrowed } from "./borrowedInference.js";
import { median, type Bench, type Figure } from "./figure.js";
import { time } from "./timeSeries.js";

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

export const inference: Bench = {
  name: "inference",
  about: `one inference through the model port against the bare runtime, the price subnet's network, ${PAIRS} pairs in turn; borrowed from another thread against the same port in that one: one after another, four at once, each out of an idle process`,
  run: async () => {
    const reference = subnet.contract.models.paths;
    const path = fileURLToPath(new URL(reference.path, subnet.url));
    const figures: Figure[] = [];
    for (const prefer of ["native", "wasm"] as const) {
      const file = { path, sha256: reference.sha256 };
      const model = await createOnnxRuntime({ prefer }).load(file);
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
      const { ratios: borrowed, addedMs, cpuRatio } = await measureBorrowed(prefer, file, given);
      await bare.release();
      figures.push(
        { name: `inference.${library.kind}.bare`, value: median(bareMs), unit: "ms" },
        { name: `inference.${library.kind}.portOverBare`, value: median(ratios), unit: "×", goal: "≤ 1.05" },
        {
          name: `inference.${library.kind}.borrowedInRow`,
          value: borrowed.inRow,
          unit: "×",
          goal: "≤ 1.05",
        },
        { name: `inference.${library.kind}.borrowedInRowAdds`, value: addedMs, unit: "ms" },
        { name: `inference.${library.kind}.borrowedInRowCpu`, value: cpuRatio, unit: "×" },
        { name: `inference.${library.kind}.borrowedAtOnce`, value: borrowed.atOnce, unit: "×" },
        { name: `inference.${library.kind}.borrowedApart`, value: borrowed.apart, unit: "×" },
      );
    }
    return figures;
  },
};
