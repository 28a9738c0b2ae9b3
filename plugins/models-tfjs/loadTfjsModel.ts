import type { GraphModel } from "@tensorflow/tfjs-converter";
import type { io } from "@tensorflow/tfjs-core";
import type { LayersModel, SymbolicTensor } from "@tensorflow/tfjs-layers";
import type { TfjsLibrary } from "./tfjsLibrary.js";
import type { TfjsFiles } from "./readTfjsFiles.js";

/** An input or output as the model itself describes it. */
export interface TfjsPort {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** A layers or graph model with its ports, in the order in which it takes and gives tensors. */
export interface LoadedTfjsModel {
  readonly model: LayersModel | GraphModel;
  readonly inputs: readonly TfjsPort[];
  readonly outputs: readonly TfjsPort[];
}

/** A layer's name is the file's; the symbolic tensor's own gets a number when another model of the process has it too. */
function layersPort({ sourceLayer, shape, dtype }: SymbolicTensor): TfjsPort {
  return { name: sourceLayer.name, dtype, shape: shape.map((size) => size ?? -1) };
}

function graphPort({ name, dtype, shape = [] }: GraphModel["inputs"][number]): TfjsPort {
  return { name: name.replace(/:0$/, ""), dtype, shape: shape.map((size) => size ?? -1) };
}

/**
 * Builds the model from its files, whose hash has been checked.
 *
 * @throws whatever TensorFlow.js throws at a file that is no model
 */
export async function loadTfjsModel(library: TfjsLibrary, files: TfjsFiles): Promise<LoadedTfjsModel> {
  const { core, layers, converter } = library;
  if (!files.json) throw new Error("model.json is not a TF.js model");
  const weights = files.weights.slice().buffer;
  const artifacts = await core.io.getModelArtifactsForJSON(files.json, (manifest) => {
    const specs = manifest.flatMap((group) => group.weights);
    return Promise.resolve([specs, weights] as [io.WeightsManifestEntry[], ArrayBuffer]);
  });
  const handler = core.io.fromMemory(artifacts);
  if (files.json.format === "graph-model") {
    const model = await converter.loadGraphModel(handler);
    return { model, inputs: model.inputs.map(graphPort), outputs: model.outputs.map(graphPort) };
  }
  const model = await layers.loadLayersModel(handler);
  return { model, inputs: model.inputs.map(layersPort), outputs: model.outputs.map(layersPort) };
}
