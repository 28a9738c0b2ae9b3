import { describe, expect, it } from "vitest";
import { compileSchema } from "../../../../core/plugin/compileSchema.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";
import { codeOf, messageOf } from "./contracts.js";

const make = (options: unknown) => (): unknown => Tensor(options as Parameters<typeof Tensor>[0]);

describe("Tensor", () => {
  it("takes the elements nearest to its bounds, which may lie beyond them", () => {
    const schema = compileSchema(Tensor({ dtype: "float32", shape: [2], min: -0.1, max: 0.1 }));
    const nearest = tensor("float32", [2], Float32Array.of(-0.1, 0.1));
    expect(nearest.data[1]).toBeGreaterThan(0.1);
    expect(schema.check(nearest, "It")).toBe(nearest);
    const next = tensor("float32", [2], Float32Array.of(0, 0.100_000_01));
    expect(codeOf(() => schema.check(next, "It"))).toBe("SK1320");
    const exact = compileSchema(Tensor({ dtype: "float64", shape: [1], max: 0.1 }));
    expect(codeOf(() => exact.check(tensor("float64", [1], Float64Array.of(Math.fround(0.1))), "It"))).toBe(
      "SK1320",
    );
  });

  it("refuses what no tensor could be, and says which option it is", () => {
    const impossible: readonly (readonly [options: unknown, path: string])[] = [
      [{ dtype: "float32", shape: [-1] }, "shape[0] "],
      [{ dtype: "float32", shape: [4, "a"] }, "shape[1] "],
      [{ dtype: "float32", shape: [1.5] }, "shape[0] "],
      [{ dtype: "float32", shape: [{ max: Infinity }] }, "shape[0].max "],
      [{ dtype: "float32", shape: [{}] }, "shape[0].max "],
      [{ dtype: "float32", shape: [{ min: -1, max: 4 }] }, "shape[0].min "],
      [{ dtype: "float32", shape: [{ min: 5, max: 4 }] }, "shape[0] "],
      [{ dtype: "float32", shape: [{ max: 0 }] }, "shape[0] "],
      [{ dtype: "float32", shape: [{ max: 4, mim: 2 }] }, "shape[0] "],
      [{ dtype: "float32", shape: [1e9, 1e9] }, "shape "],
      [{ dtype: "float32", shape: 4 }, "shape "],
      [{ dtype: "float32" }, "shape "],
      [{ dtype: "float16", shape: [4] }, "dtype "],
      [{ shape: [4] }, "dtype "],
      [{ dtype: "float32", shape: [4], min: 2, max: 1 }, "min "],
      [{ dtype: "float32", shape: [4], min: NaN }, "min "],
      [{ dtype: "float32", shape: [4], max: "1" }, "max "],
      [{ dtype: "uint8", shape: [4], max: -1 }, "min "],
      [{ dtype: "int16", shape: [4], min: 40_000 }, "min "],
      [{ dtype: "int32", shape: [4], min: 0.2, max: 0.8 }, "min "],
      [{ dtype: "float32", shape: [4], maximum: 1 }, "maximum "],
      [undefined, "options "],
    ];
    for (const [options, path] of impossible) {
      const text = JSON.stringify(options);
      expect(codeOf(make(options)), text).toBe("SK1326");
      expect(messageOf(make(options)), text).toContain(`: ${path}`);
    }
  });

  it("takes what tensors can be: scalars, empty ones, one value, half-open bounds", () => {
    for (const options of [
      { dtype: "float32", shape: [] },
      { dtype: "float32", shape: [0] },
      { dtype: "float64", shape: [{ min: 0, max: 0 }] },
      { dtype: "float32", shape: [1], min: 0.2, max: 0.2 },
      { dtype: "uint8", shape: [{ max: 4_000_000 }], max: 1 },
      { dtype: "uint16", shape: [1], min: 65_535 },
      { dtype: "int16", shape: [1], min: -1e9, max: 1e9 },
    ]) {
      expect(make(options), JSON.stringify(options)).not.toThrow();
    }
    const scalar = compileSchema(Tensor({ dtype: "float32", shape: [] }));
    expect(scalar.problem(tensor("float32", [], Float32Array.of(1)))).toBeUndefined();
  });
});
