import { CONTEXT_BARS, NOISE, STEPS } from "../sizes.js";
import { createOnnxGraph } from "./graph/onnxGraph.js";
import { onnxOps } from "./graph/onnxOps.js";
import { pathModel } from "./model/pathModel.js";
import { mapWeights, type Network, type Weights } from "./model/network.js";

/** The bytes of the ONNX file: inputs `returns` and `noise`, output `increments`, any number of origins and paths. */
export function writeOnnx<Name extends string>(
  network: Network<Name>,
  weights: Weights<Name, Float32Array>,
): Uint8Array {
  const graph = createOnnxGraph(network.name);
  const returns = graph.input("returns", ["origins", CONTEXT_BARS]);
  const noise = graph.input("noise", ["origins", "paths", NOISE]);
  const named = mapWeights(network.shapes, (name, shape) => graph.float(shape, weights[name]));
  const increments = pathModel(onnxOps(graph), network, named, returns, noise);
  return graph.finish(increments, "increments", ["origins", "paths", STEPS]);
}
