import { InferenceSession, Tensor } from "onnxruntime-web";
import { fail } from "subnetkit/plugin";
import { FEATURES } from "../availability/features.js";
import { predict, type Perceptron } from "../availability/perceptron.js";
import { storageErrors } from "../storageErrors.js";

const TOLERANCE = 1e-5;

/** The largest difference between the written file, run by ONNX Runtime, and the weights. @throws SK4143 when it is too large */
export async function compareWithOnnx(
  layers: Perceptron,
  file: Uint8Array,
  features: Float32Array,
): Promise<number> {
  const session = await InferenceSession.create(file);
  const rows = features.length / FEATURES;
  const { probability } = await session.run({ features: new Tensor("float32", features, [rows, FEATURES]) });
  const output = (await probability?.getData()) as Float32Array | undefined;
  const difference = predict(layers, features).reduce(
    (largest, value, row) => Math.max(largest, Math.abs(value - (output?.[row] ?? Number.NaN))),
    0,
  );
  await session.release();
  if (!(difference <= TOLERANCE))
    throw fail(storageErrors.runtimesDisagree, { difference, tolerance: TOLERANCE });
  return difference;
}
