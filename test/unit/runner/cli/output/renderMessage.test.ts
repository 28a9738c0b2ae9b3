import { expect, it } from "vitest";
import { tensor } from "../../../../../core/plugin/tensor.js";
import { renderMessage } from "../../../../../runner/cli/output/renderMessage.js";

it("writes out control characters of texts", () => {
  expect(renderMessage({ text: "\u001b[31mred\u0007\n\u009bA" })).toEqual([
    "text  \\u001b[31mred\\u0007\\n\\u009bA",
  ]);
});

it("shows a field a line, tensors by type, shape, range and first numbers", () => {
  expect(
    renderMessage({
      y: tensor(
        "float32",
        [2, 5],
        Float32Array.from({ length: 10 }, (_, index) => index),
      ),
      labels: ["a", "b"],
      nested: { empty: {}, bytes: Uint8Array.of(1, 2) },
      text: "x".repeat(500),
      leftOut: undefined,
    }),
  ).toEqual([
    "y             float32 [2, 5]  0 to 9, mean 4.5: 0, 1, 2, 3, 4, 5, 6, 7, …",
    "labels[0]     a",
    "labels[1]     b",
    "nested.empty  {}",
    "nested.bytes  2 bytes",
    `text          ${"x".repeat(400)}… (500 characters)`,
  ]);
  expect(renderMessage("alone")).toEqual(["alone"]);
});
