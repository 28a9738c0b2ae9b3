import { HISTORY } from "../wave.js";

/** The predictor as a TF.js layers model: model.json, and the shard it names. */
export function tfjsFiles(weights: Float32Array): { readonly json: string; readonly shard: Uint8Array } {
  const layer = (className: string, name: string, config: object, from: readonly unknown[]): object => ({
    class_name: className,
    name,
    config: { name, trainable: true, ...config },
    inbound_nodes: from,
  });
  const topology = {
    class_name: "Model",
    config: {
      name: "predictor",
      layers: [
        layer(
          "InputLayer",
          "history",
          { batch_input_shape: [1, HISTORY], dtype: "float32", sparse: false },
          [],
        ),
        layer("Dense", "next", { units: 1, use_bias: false, activation: "linear" }, [
          [["history", 0, 0, {}]],
        ]),
      ],
      input_layers: [["history", 0, 0]],
      output_layers: [["next", 0, 0]],
    },
    keras_version: "tfjs-layers 4.22.0",
    backend: "tensor_flow.js",
  };
  const manifest = [
    {
      paths: ["weights.bin"],
      weights: [{ name: "next/kernel", shape: [HISTORY, 1], dtype: "float32" }],
    },
  ];
  const model = { format: "layers-model", modelTopology: topology, weightsManifest: manifest };
  return { json: `${JSON.stringify(model)}\n`, shard: new Uint8Array(weights.buffer) };
}
