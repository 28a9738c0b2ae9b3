import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { Tensor } from "../../../../../core/plugin/tensorSchema.js";
import { looseNumbers } from "../../../../../runner/check/probe/looseNumbers.js";

const found = (schema: unknown, path: string): string[] =>
  looseNumbers(schema, path).map(({ path: at, reason }) => `${at}: ${reason}`);

describe("looseNumbers", () => {
  it("finds what lacks a bound on either side, wherever it stands", () => {
    const schema = Type.Object({
      good: Type.Number({ minimum: 0, exclusiveMaximum: 1 }),
      half: Type.Number({ minimum: 0 }),
      list: Type.Array(Type.Object({ count: Type.Integer() })),
      either: Type.Union([Type.Literal(3), Type.Integer({ maximum: 4 })]),
      record: Type.Record(Type.String(), Type.Number()),
      pair: Type.Tuple([Type.Boolean(), Type.Integer({ exclusiveMinimum: 0 })]),
      listed: Type.Unsafe({ enum: [1, 2] }),
    });
    const neither = "the number has no finite minimum and no finite maximum";
    expect(found(schema, "response")).toEqual([
      "response.half: the number has no finite maximum",
      `response.list[].count: ${neither}`,
      "response.either: the number has no finite minimum",
      `response.record.*: ${neither}`,
      "response.pair[1]: the number has no finite maximum",
    ]);
  });

  it("takes infinity for no bound", () => {
    expect(found(Type.Number({ minimum: -Infinity, maximum: 1 }), "request")).toEqual([
      "request: the number has no finite minimum",
    ]);
    const open = Tensor({ dtype: "float64", shape: [2], min: 0, max: Infinity });
    expect(found(open, "request")).toEqual(["request: the tensor's elements have no finite maximum"]);
  });

  it("asks float tensors for bounds; integer ones have their type's", () => {
    const schema = Type.Object({
      open: Tensor({ dtype: "float32", shape: [2] }),
      bounded: Tensor({ dtype: "float32", shape: [2], min: 0, max: 1 }),
      integers: Tensor({ dtype: "int16", shape: [2] }),
    });
    expect(looseNumbers(schema, "request").map(({ path }) => path)).toEqual(["request.open"]);
  });

  it("says what to write", () => {
    const fixes = [Type.Number(), Type.Integer(), Tensor({ dtype: "float32", shape: [] })].flatMap((schema) =>
      looseNumbers(schema, "request").map(({ fix }) => fix),
    );
    expect(fixes).toEqual([
      expect.stringContaining("Type.Number({ minimum"),
      expect.stringContaining("Type.Integer({ minimum"),
      expect.stringContaining("Tensor({ …, min"),
    ]);
  });
});
