import { expect, it } from "vitest";
import { onnx } from "../../../../core/plugin/models.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";
import { exampleInputs } from "../../../../runner/models/exampleInputs.js";

it("makes the least inputs that the contract allows", () => {
  const inputs = [
    { name: "free", dtype: "int32", shape: [-1, 2] } as const,
    { name: "declared", dtype: "float32", shape: [-1, -1] } as const,
  ];
  const declared = Tensor({ dtype: "float32", shape: [{ min: 2, max: 9 }, 3], min: 5, max: 7 });
  const reference = onnx("./a.onnx", { sha256: "0".repeat(64), inputs: { declared } });
  expect(exampleInputs({ inputs }, reference)).toEqual({
    free: tensor("int32", [1, 2], new Int32Array(2)),
    declared: tensor("float32", [2, 3], new Float32Array(6).fill(5)),
  });
});
