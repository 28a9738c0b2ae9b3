import { InferenceSession, Tensor as OnnxTensor } from "onnxruntime-node";
import { tensor, type Model, type Tensor } from "subnetkit/plugin";

const isFloat32 = (value: Tensor): value is Tensor<"float32"> => value.dtype === "float32";

/** Runs a model from memory, so that it can be measured before it has a file and a pinned hash. Float32 alone. */
export async function onnxModel(bytes: Uint8Array): Promise<Model> {
  const session = await InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    graphOptimizationLevel: "all",
  });
  return {
    inputs: [],
    outputs: [],
    run: async (inputs) => {
      const feeds = Object.entries(inputs).flatMap(([name, value]) =>
        isFloat32(value) ? [[name, new OnnxTensor("float32", value.data, [...value.shape])] as const] : [],
      );
      const results = await session.run(Object.fromEntries(feeds));
      return Object.fromEntries(
        Object.entries(results).flatMap(([name, { data, dims }]) =>
          data instanceof Float32Array ? [[name, tensor("float32", dims, data)] as const] : [],
        ),
      );
    },
    dispose: () => session.release(),
  };
}
