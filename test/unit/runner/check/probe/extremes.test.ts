import { describe, expect, it } from "vitest";
import { Type } from "@sinclair/typebox";
import { defineContract } from "../../../../../core/plugin/defineContract.js";
import { tensor } from "../../../../../core/plugin/tensor.js";
import { Tensor } from "../../../../../core/plugin/tensorSchema.js";
import { extremesOf, numberPaths, withNaN } from "../../../../../runner/check/probe/extremes.js";

const closed = { additionalProperties: false };

const contract = defineContract({
  id: "bands",
  version: "1.0.0",
  summary: "Miners give a band.",
  task: {
    request: Type.Object({}, closed),
    response: Type.Object(
      {
        low: Type.Number({ minimum: -1, maximum: 1 }),
        path: Tensor({ dtype: "float32", shape: [2], min: -1, max: 1 }),
      },
      closed,
    ),
    timeoutMs: 100,
    streaming: false,
  },
  models: {},
  profiles: { plain: Type.Object({}) },
  hyperparameters: {},
});

const response = { low: 0.5, path: tensor("float32", [2], Float32Array.of(1, 2)) };

describe("extremesOf", () => {
  it("gives only what the schema takes", () => {
    const lows = extremesOf(contract, response).map((each) => (each as typeof response).low);
    expect(lows).toEqual([0, 1, -1, 1e-30]);
  });
});

describe("withNaN", () => {
  it("puts NaN at each path in turn, in a tensor as the first element", () => {
    expect(numberPaths(response)).toEqual(["/low", "/path"]);
    expect(withNaN(response, "/low")).toEqual({ ...response, low: Number.NaN });
    expect(withNaN(response, "/path")).toEqual({
      ...response,
      path: tensor("float32", [2], Float32Array.of(Number.NaN, 2)),
    });
    expect(response.path.data[0]).toBe(1);
  });

  it("reaches into lists", () => {
    const list = { rows: [{ value: 1 }, { value: 2 }] };
    expect(numberPaths(list)).toEqual(["/rows/0/value"]);
    expect(withNaN(list, "/rows/0/value")).toEqual({ rows: [{ value: Number.NaN }, { value: 2 }] });
  });
});
