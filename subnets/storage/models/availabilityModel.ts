import { onnx, Tensor } from "subnetkit/plugin";
import { FEATURES } from "../availability/features.js";
import { OUTPUTS } from "../availability/perceptron.js";

/** The availability model as the contract declares it; README.md beside it says what it was made of. */
export const availabilityModel = onnx("./models/availability.onnx", {
  sha256: "3db99bd30b1e35a08621f68c6b4ebcb2aeeebc5101445376849bbfa3fffba61d",
  inputs: { features: Tensor({ dtype: "float32", shape: [{ max: 65_536 }, FEATURES] }) },
  outputs: { probability: Tensor({ dtype: "float32", shape: [{ max: 65_536 }, OUTPUTS] }) },
  licence: "MIT",
});
