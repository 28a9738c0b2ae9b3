import { describe, expect, it } from "vitest";
import type { ModelPort } from "../../../../core/plugin/models.js";
import { expectedOfModel, expectedOfSchemas, modelMismatch } from "../../../../core/plugin/modelShapes.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";

const port = (name: string, shape: readonly number[], dtype: ModelPort["dtype"] = "float32"): ModelPort => ({
  name,
  dtype,
  shape,
});
const declared = expectedOfSchemas({
  inputs: { x: Tensor({ dtype: "float32", shape: [{ max: 8 }, 2] }) },
  outputs: { y: Tensor({ dtype: "float32", shape: [{ min: 2, max: 8 }] }) },
});

describe("what a contract declares of a model", () => {
  it.each([
    ["as declared", [port("x", [-1, 2])], [port("y", [-1])]],
    ["all sizes free", [port("x", [-1, -1])], [port("y", [-1])]],
    ["an output of one allowed size", [port("x", [-1, 2])], [port("y", [2])]],
    ["an output of unknown shape", [port("x", [-1, 2])], [port("y", [])]],
    ["more outputs than are used", [port("x", [-1, 2])], [port("y", [-1]), port("z", [7])]],
  ])("fits a file that is %s", (_, inputs, outputs) => {
    expect(modelMismatch(declared, { inputs, outputs })).toBeUndefined();
  });

  it.each([
    ["a missing input", [port("a", [-1, 2])], [port("y", [-1])], /no input "x" among a/],
    ["an input more", [port("x", [-1, 2]), port("z", [1])], [port("y", [-1])], /needs the input "z"/],
    ["another type", [port("x", [-1, 2], "int32")], [port("y", [-1])], /is int32, not float32/],
    ["a fixed batch", [port("x", [1, 2])], [port("y", [-1])], /\[1, 2\], not \[1\.\.8, 2\]/],
    ["another width", [port("x", [-1, 3])], [port("y", [-1])], /\[any, 3\]/],
    ["another rank", [port("x", [-1])], [port("y", [-1])], /\[any\], not/],
    ["a missing output", [port("x", [-1, 2])], [], /no output "y" among none/],
    ["an output out of bounds", [port("x", [-1, 2])], [port("y", [1])], /\[1\], not \[2\.\.8\]/],
  ])("differs from a file with %s", (_, inputs, outputs, reason) => {
    expect(modelMismatch(declared, { inputs, outputs })).toMatch(reason);
  });

  it("says nothing about what it leaves out", () => {
    expect(modelMismatch(expectedOfSchemas({}), { inputs: [port("q", [3])], outputs: [] })).toBeUndefined();
  });
});

describe("what another model must be like", () => {
  const original = expectedOfModel({ inputs: [port("x", [-1, 2])], outputs: [port("y", [-1, 3])] });

  it("is to take every size that the first one takes, and to give what it gives", () => {
    const fits = { inputs: [port("x", [-1, 2])], outputs: [port("y", [1, 3])] };
    expect(modelMismatch(original, fits)).toBeUndefined();
    const narrow = { inputs: [port("x", [1, 2])], outputs: [port("y", [-1, 3])] };
    expect(modelMismatch(original, narrow)).toMatch(/\[1, 2\], not \[any, 2\]/);
    const other = { inputs: [port("x", [-1, 2])], outputs: [port("y", [-1, 4])] };
    expect(modelMismatch(original, other)).toMatch(/output "y"/);
  });
});
