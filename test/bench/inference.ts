import { fileURLToPath } from "node:url";
import type { Model } from "../../core/plugin/models.js";
import { tensor, type Tensor } from "../../core/plugin/tensor.js";
import { randomFrom } from "../../core/primitives/random.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { loadOnnxLibrary } from "../../plugins/models-onnx/onnxLibrary.js";
import subnet from "../../subnets/price-prediction/index.js";
import { measureBorrowed } from "./borrowedInference.js";
import { median, type Bench, type Figure } from "./figure.js";
import { time } from "./timeSeries.js";

const PAIRS = 60;
const WARM_UP = 5;
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
  about: `one inference through the model port against the bare runtime, the price subnet's network, ${PAIRS} pairs in turn; a session of the thread's own against it too; one borrowed from another thread against a run posted there by hand, and against one in that thread: one after another, four at once, each out of an idle process`,
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
      const bareMs: number[] = [];
      const overBare = async (ported: Model): Promise<number> => {
        const ratios: number[] = [];
        for (let pair = 0; pair < PAIRS + WARM_UP; pair++) {
          const direct = await time(() => bare.run(feeds));
          const through = await time(() => ported.run(given));
          if (pair < WARM_UP) continue;
          bareMs.push(direct);
          ratios.push(through / direct);
        }
        return median(ratios);
      };
      const portOverBare = await overBare(model);
      await model.dispose();
      const borrowed = await measureBorrowed(prefer, file, given, overBare);
      await bare.release();
      const figure = (name: string, value: number, unit: string, goal?: string): Figure => ({
        name: `inference.${library.kind}.${name}`,
        value,
        unit,
        ...(goal === undefined ? {} : { goal }),
      });
      const { ratios, overByHand } = borrowed;
      figures.push(
        figure("bare", median(bareMs), "ms"),
        figure("portOverBare", portOverBare, "×", "≤ 1.05"),
        figure("ownSessionOverBare", borrowed.ownOverBare, "×", "≤ 1.05"),
        figure("borrowedInRowOverByHand", overByHand.inRow, "×", "≤ 1.05"),
        figure("borrowedAtOnceOverByHand", overByHand.atOnce, "×", "≤ 1.05"),
        figure("borrowedApartOverByHand", overByHand.apart, "×", "≤ 1.05"),
        figure("borrowedInRow", ratios.inRow, "×"),
        figure("borrowedInRowAdds", borrowed.addedMs, "ms"),
        figure("borrowedInRowCpu", borrowed.cpuRatio, "×"),
        figure("borrowedAtOnce", ratios.atOnce, "×"),
        figure("borrowedApart", ratios.apart, "×"),
      );
    }
    return figures;
  },
};
