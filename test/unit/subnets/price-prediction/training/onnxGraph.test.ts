import { describe, expect, it } from "vitest";
import { createOnnxGraph } from "../../../../../subnets/price-prediction/training/graph/onnxGraph.js";
import { onnxOps } from "../../../../../subnets/price-prediction/training/graph/onnxOps.js";
import {
  bytesField,
  integerField,
  messageField,
  textField,
} from "../../../../../subnets/price-prediction/training/graph/protobuf.js";
import { onnxModel } from "../../../../../subnets/price-prediction/training/onnxModel.js";
import { tensor } from "subnetkit/plugin";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("protocol buffers", () => {
  // The first two are the examples of the encoding's public description: 150 in field 1, "testing" in field 2.
  it("are written as the format says", () => {
    expect(hex(integerField(1, 150))).toBe("089601");
    expect(hex(textField(2, "testing"))).toBe("120774657374696e67");
    expect(hex(messageField(3, [integerField(1, 150)]))).toBe("1a03089601");
    expect(hex(integerField(20, 2 ** 32))).toBe("a0018080808010");
    expect(hex(bytesField(1, new Uint8Array(300))).slice(0, 6)).toBe("0aac02");
  });
});

describe("an ONNX graph", () => {
  it("runs as it was written", async () => {
    const graph = createOnnxGraph("test");
    const ops = onnxOps(graph);
    const x = graph.input("x", ["rows", 3]);
    const right = ops.columns(x, 1, 3);
    const product = ops.matMul(right, ops.constant([2, 1], [10, 1]));
    const model = await onnxModel(graph.finish(ops.clip(product, -5, 100), "y", ["rows", 1]));
    const { y } = await model.run({
      x: tensor("float32", [3, 3], Float32Array.of(9, 1, 2, 9, -3, 4, 9, 50, 0)),
    });
    expect(y?.shape).toEqual([3, 1]);
    expect(Array.from(y?.data ?? [])).toEqual([12, -5, 100]);
    await model.dispose();
  });
});
