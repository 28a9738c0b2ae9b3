import { describe, expect, it } from "vitest";
import { mapNumbers } from "../../../../core/plugin/mapNumbers.js";
import { tensor } from "../../../../core/plugin/tensor.js";

const response = { low: 0.5, path: tensor("float32", [2], Float32Array.of(1, 2)) };

describe("mapNumbers", () => {
  it("changes numbers and elements, never a tensor's shape", () => {
    expect(mapNumbers(response, () => 7)).toEqual({
      low: 7,
      path: tensor("float32", [2], Float32Array.of(7, 7)),
    });
  });

  it("keeps a field that is merely called shape", () => {
    expect(mapNumbers({ shape: 3, text: "a" }, (number) => number + 1)).toEqual({ shape: 4, text: "a" });
  });
});
