import { randomFrom, tensor, type Tensor } from "subnetkit/plugin";
import { CONTEXT_BARS, NOISE } from "../sizes.js";

const ORIGINS = 2;
const PATHS = 3;

/** Small inputs that anyone can make again: the trained model's outputs for them stand in `models/golden.json`. */
export function goldenInputs(): { readonly returns: Tensor<"float32">; readonly noise: Tensor<"float32"> } {
  const random = randomFrom("golden inputs");
  const normals = (shape: readonly number[], scale: number): Tensor<"float32"> => {
    const length = shape.reduce((product, size) => product * size, 1);
    return tensor(
      "float32",
      shape,
      Float32Array.from({ length }, () => scale * random.normal()),
    );
  };
  return { returns: normals([ORIGINS, CONTEXT_BARS], 0.01), noise: normals([ORIGINS, PATHS, NOISE], 1) };
}
