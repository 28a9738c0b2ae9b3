import picocolors from "picocolors";
import { expect, it } from "vitest";
import { renderModels } from "../../../../../runner/cli/output/modelTable.js";

it("lists models, their tensors, and what is wrong", () => {
  const known = { subnet: "s", kind: "onnx", path: "/a.onnx", sha256: "0123456789abcdef" } as const;
  const lines = renderModels(
    [
      {
        ...known,
        name: "good",
        sizeBytes: 2_048,
        licence: "MIT",
        runtime: "onnxruntime-node 1",
        inputs: [{ name: "x", dtype: "float32", shape: [-1, 2] }],
        outputs: [{ name: "y", dtype: "float32", shape: [-1, 3] }],
        latency: { medianMs: 0.12345, shapes: { x: [1, 2] } },
      },
      {
        ...known,
        name: "bad",
        problem: { code: "SK2001", message: "It is another file.", next: "Restore it." },
      },
    ],
    picocolors.createColors(false),
  );
  expect(lines).toEqual([
    "subnet  model     size  sha256        licence       run  runtime",
    "s       good   2.0 KiB  0123456789ab  MIT      0.123 ms  onnxruntime-node 1",
    "s       bad          ?  0123456789ab  unknown         ?  ?",
    "",
    "model          tensor  type     shape     timed with",
    "good   input   x       float32  [any, 2]  [1, 2]",
    "good   output  y       float32  [any, 3]",
    "",
    "SK2001 s bad: It is another file.",
    "  Next: Restore it.",
  ]);
});

it("tells once, below the tables, why a runtime is not the usual one", () => {
  const runtime = "onnxruntime-web 1 (onnxruntime-node can't be loaded: it is not there (at all))";
  const models = ["a", "b"].map((name) => ({
    subnet: "s",
    name,
    kind: "onnx" as const,
    path: "/a.onnx",
    sha256: "0123456789abcdef",
    runtime,
  }));
  const lines = renderModels(models, picocolors.createColors(false));
  expect(lines[1]?.endsWith("onnxruntime-web 1")).toBe(true);
  expect(lines.filter((line) => line.includes("can't be loaded"))).toEqual([runtime]);
});
