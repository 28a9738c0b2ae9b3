import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { Tensor } from "../../../../../core/plugin/tensorSchema.js";
import { unboundedNumbers } from "../../../../../runner/check/probe/unboundedNumbers.js";

describe("unboundedNumbers", () => {
  it("finds what lacks a bound on either side, wherever it stands", () => {
    const schema = Type.Object({
      good: Type.Number({ minimum: 0, exclusiveMaximum: 1 }),
      half: Type.Number({ minimum: 0 }),
      list: Type.Array(Type.Object({ count: Type.Integer() })),
      either: Type.Union([Type.Literal(3), Type.Integer({ maximum: 4 })]),
      record: Type.Record(Type.String(), Type.Number()),
    });
    expect(unboundedNumbers(schema, "response")).toEqual([
      "response.half",
      "response.list[].count",
      "response.either",
      "response.record.^(.*)$",
    ]);
  });

  it("asks float tensors for bounds; integer ones have their type's", () => {
    const schema = Type.Object({
      open: Tensor({ dtype: "float32", shape: [2] }),
      bounded: Tensor({ dtype: "float32", shape: [2], min: 0, max: 1 }),
      integers: Tensor({ dtype: "int16", shape: [2] }),
    });
    expect(unboundedNumbers(schema, "request")).toEqual(["request.open"]);
  });
});
