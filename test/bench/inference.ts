import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Model, ModelFile, Tensors } from "../../core/plugin/models.js";
import { tensor, type Tensor } from "../../core/plugin/tensor.js";
import { randomFrom } from "../../core/primitives/random.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { loadOnnxLibrary, type OnnxKind } from "../../plugins/models-onnx/onnxLibrary.js";
import { createModelRegister } from "../../runner/models/threads/modelRegister.js";
import { shareModels } from "../../runner/models/threads/shareModels.js";
import subnet from "../../subnets/price-prediction/index.js";
import { median, type Bench, type Figure } from "./figure.js";
import type { HolderData } from "./inferenceHolder.js";
import { time, timeSeries } from "./timeSeries.js";

const PAIRS = 60;
const ORIGINS = 50;
const SERIES_PAIRS = 20;

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

/** A model that another thread has. */
interface Borrowed {
  readonly model: Model;
  /** How long that thread takes for a run of its own, in milliseconds. */
  timeThere(): Promise<number>;
  end(): Promise<void>;
}

/** The model as a validator runs it where the miners' thread has it. */
async function borrow(prefer: OnnxKind, file: ModelFile, given: Tensors): Promise<Borrowed> {
  const register = createModelRegister();
  const models = register.join();
  const worker = new Worker(new URL("./inferenceHolder.js", import.meta.url), {
    workerData: { models, prefer, file, given } satisfies HolderData,
    transferList: [models],
  });
  await once(worker, "message");
  const model = await createOnnxRuntime({ prefer, sharing: shareModels(register.join()) }).load(file);
  return {
    model,
    timeThere: async () => {
      worker.postMessage("time");
      return ((await once(worker, "message")) as [number])[0];
    },
    end: async () => {
      await model.dispose();
      await worker.terminate();
    },
  };
}

export const inference: Bench = {
  name: "inference",
  about: `one inference through the model port against the bare runtime, the price subnet's network, ${PAIRS} pairs in turn`,
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
      const other = await borrow(prefer, file, given);
      const added: number[] = [];
      const otherRatios: number[] = [];
      for (let pair = 0; pair < SERIES_PAIRS; pair++) {
        // Against the same session on the same core: two sessions, or two cores of a virtual machine, differ by more than the crossing.
        const there = await other.timeThere();
        const across = await timeSeries(() => other.model.run(given));
        added.push(across - there);
        otherRatios.push(across / there);
      }
      await other.end();
      await bare.release();
      figures.push(
        { name: `inference.${library.kind}.bare`, value: median(bareMs), unit: "ms" },
        { name: `inference.${library.kind}.portOverBare`, value: median(ratios), unit: "×", goal: "≤ 1.05" },
        { name: `inference.${library.kind}.otherThreadOverThere`, value: median(otherRatios), unit: "×" },
        { name: `inference.${library.kind}.otherThreadAdds`, value: median(added), unit: "ms" },
      );
    }
    return figures;
  },
};
