import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { tensor } from "../../../../../core/plugin/tensor.js";
import { Tensor } from "../../../../../core/plugin/tensorSchema.js";
import { edgesOf } from "../../../../../runner/check/probe/edges.js";

const closed = { additionalProperties: false };
const valuesOf = (edges: ReturnType<typeof edgesOf>): unknown[] => edges.map(({ value }) => value);

describe("edgesOf", () => {
  it("takes numbers to their bounds, just inside of exclusive ones", () => {
    expect(valuesOf(edgesOf(Type.Integer({ exclusiveMinimum: 2, maximum: 9 }), 5))).toEqual([3, 9, 3]);
    const [least, most] = valuesOf(edgesOf(Type.Number({ exclusiveMinimum: -1, exclusiveMaximum: 1 }), 0));
    expect([least, most].map((value) => Math.round(Number(value)))).toEqual([-1, 1]);
    expect(Math.abs(Number(least))).toBeLessThan(1);
  });

  it("makes texts and lists as short and as long as they may be, and changes one part at a time", () => {
    const schema = Type.Object(
      { why: Type.String({ maxLength: 3 }), all: Type.Array(Type.Boolean(), { maxItems: 2 }) },
      closed,
    );
    const values = valuesOf(edgesOf(schema, { why: "so", all: [true] }));
    expect(values).toContainEqual({ why: "", all: [true] });
    expect(values).toContainEqual({ why: "sos", all: [true] });
    expect(values).toContainEqual({ why: "so", all: [] });
    expect(values).toContainEqual({ why: "so", all: [true, true] });
    expect(values).toContainEqual({ why: "so", all: [false] });
  });

  it("leaves optional fields out and puts them in, and tries each branch of a union", () => {
    const schema = Type.Object(
      {
        kind: Type.Union([Type.Literal("a"), Type.Integer({ minimum: 4, maximum: 5 })]),
        note: Type.Optional(Type.Boolean()),
      },
      closed,
    );
    expect(valuesOf(edgesOf(schema, { kind: "a", note: true }))).toContainEqual({ kind: "a" });
    const values = valuesOf(edgesOf(schema, { kind: "a" }));
    expect(values).toContainEqual({ kind: "a", note: true });
    expect(values).toContainEqual({ kind: 4 });
    expect(values).toContainEqual({ kind: 5 });
  });

  it("gives tensors their least shape, and their bounds as elements", () => {
    const schema = Tensor({ dtype: "float32", shape: [{ max: 3 }], min: -2, max: 2 });
    const values = valuesOf(edgesOf(schema, tensor("float32", [2], Float32Array.of(0.5, 1))));
    expect(values).toContainEqual(tensor("float32", [1], Float32Array.of(0.5)));
    expect(values).toContainEqual(tensor("float32", [3], Float32Array.of(0.5, 1, 0.5)));
    expect(values).toContainEqual(tensor("float32", [2], Float32Array.of(-2, -2)));
    expect(values).toContainEqual(tensor("float32", [2], Float32Array.of(2, 2)));
  });

  it("gives nothing that the schema refuses", () => {
    expect(valuesOf(edgesOf(Type.String({ pattern: "^b+$", minLength: 1, maxLength: 2 }), "b"))).toEqual([
      "b",
      "bb",
    ]);
  });
});
