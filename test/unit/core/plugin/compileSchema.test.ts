import { Type, type TSchema } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { compileSchema } from "../../../../core/plugin/compileSchema.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";
import { closed, codeOf, messageOf } from "./contracts.js";

const problem = (schema: TSchema, value: unknown) => compileSchema(schema).problem(value);

describe("compileSchema", () => {
  it("compiles once per schema, on first use", () => {
    const broken = Type.Unsafe({ type: "string", nonsense: 1 });
    const check = compileSchema(broken);
    expect(compileSchema(broken)).toBe(check);
    expect(codeOf(() => check.problem("a"))).toBe("SK1321");
    expect(codeOf(() => compileSchema(Type.String({ format: "email" })).problem("a"))).toBe("SK1321");
  });

  it("returns a good value as it is", () => {
    const value = { a: 1 };
    expect(compileSchema(Type.Object({ a: Type.Integer() }, closed)).check(value, "It")).toBe(value);
  });

  it("names subject, path and rule of a bad one", () => {
    const schema = Type.Object({ list: Type.Array(Type.Integer({ maximum: 3 })) }, closed);
    const check = (): unknown => compileSchema(schema).check({ list: [1, 9] }, "The request of x");
    expect(codeOf(check)).toBe("SK1320");
    expect(messageOf(check)).toBe("The request of x: list[1] must be <= 3.");
  });

  it("tells path and rule, with the allowed values", () => {
    const word = Type.Union([Type.Literal("plain"), Type.Literal("absolute")]);
    const schema = Type.Object(
      { mode: word, inner: Type.Optional(Type.Object({ "a/b": Type.Null() }, closed)) },
      closed,
    );
    expect(problem(schema, { mode: "loud" })).toEqual({
      path: "mode",
      rule: 'must be one of "plain", "absolute"',
    });
    expect(problem(Type.Unsafe({ enum: ["x", 2] }), 3)).toEqual({
      path: "value",
      rule: 'must be one of "x", 2',
    });
    expect(problem(Type.Literal(5), 6)).toEqual({ path: "value", rule: "must be 5" });
    expect(problem(schema, {})).toEqual({ path: "value", rule: 'lacks the field "mode"' });
    expect(problem(schema, { mode: "plain", x: 1 })).toEqual({
      path: "value",
      rule: 'has the unknown field "x"; it may have "mode", "inner"',
    });
    expect(problem(schema, { mode: "plain", inner: { "a/b": 1 } })).toEqual({
      path: "inner.a/b",
      rule: "must be null",
    });
  });

  it("tells of the branch of a union that came furthest", () => {
    const shape = (kind: string, field: TSchema): TSchema =>
      Type.Object({ kind: Type.Literal(kind), field }, closed);
    const schema = Type.Union([
      shape("a", Type.Object({ n: Type.Integer() }, closed)),
      shape("b", Type.Null()),
    ]);
    expect(problem(schema, { kind: "a", field: { n: 0.5 } })).toEqual({
      path: "field.n",
      rule: "must be integer",
    });
  });

  it("bounds a record by how many names it has, and how long they are", () => {
    const names = { propertyNames: Type.String({ maxLength: 3 }), maxProperties: 2 };
    const record = Type.Record(Type.String(), Type.Integer(), { ...closed, ...names });
    expect(problem(record, { a: 1, abc: 2 })).toBeUndefined();
    expect(problem(record, { abcd: 1 })).toBeDefined();
    expect(problem(record, { a: 1, b: 2, c: 3 })).toBeDefined();
  });

  it("takes multiples for what they are written as", () => {
    const cents = Type.Number({ multipleOf: 0.01 });
    for (const value of [0.07, 0.29, 1.1, -4.35, 19.99, 0, 123_456.78, 8_765_432_109.87]) {
      expect(problem(cents, value), String(value)).toBeUndefined();
    }
    for (const value of [0.075, 0.070_000_1, 0.07 + 1e-15, 19.999, 123_456.785]) {
      expect(problem(cents, value), String(value)).toEqual({
        path: "value",
        rule: "must be multiple of 0.01",
      });
    }
    expect(problem(Type.Number({ multipleOf: 0.25 }), 1e300)).toBeUndefined();
    const fours = Type.Integer({ multipleOf: 4 });
    expect([8, -12, 0, 2 ** 53].map((value) => problem(fours, value))).toEqual(Array(4).fill(undefined));
    // The nearest multiple is closer than the tolerance of a double of that size.
    for (const value of [6, 2 ** 53 - 1, 1e16 + 2])
      expect(problem(fours, value), String(value)).toBeDefined();
  });

  it("accepts no NaN, no infinity and nothing coerced", () => {
    for (const value of [NaN, Infinity, "1", null, undefined, 1n]) {
      expect(problem(Type.Number(), value), String(value)).toBeDefined();
    }
    const value: Record<string, unknown> = {};
    expect(problem(Type.Object({ a: Type.Number({ default: 1 }) }, closed), value)).toBeDefined();
    expect(value).toEqual({});
  });
});

describe("Tensor", () => {
  const schema = Tensor({ dtype: "float32", shape: [{ max: 3 }, 2], min: -1, max: 1 });
  const good = tensor("float32", [2, 2], Float32Array.of(1, -1, 0, 0.5));

  it("accepts the element type, shape and bounds it says", () => {
    expect(problem(schema, good)).toBeUndefined();
    expect(
      problem(Tensor({ dtype: "int16", shape: [] }), tensor("int16", [], Int16Array.of(7))),
    ).toBeUndefined();
    const empty = Tensor({ dtype: "uint8", shape: [{ min: 0, max: 5 }] });
    expect(problem(empty, tensor("uint8", [0], new Uint8Array()))).toBeUndefined();
  });

  it.each([
    ["another element type", { ...good, dtype: "float64" }, "must be a tensor of float32"],
    ["another rank", { ...good, shape: [4] }, "must have the shape [1..3, 2]"],
    ["another size", { ...good, shape: [2, 3] }, "must have the shape [1..3, 2]"],
    ["too large a size", { ...good, shape: [4, 2] }, "must have the shape [1..3, 2]"],
    ["too small a size", { ...good, shape: [0, 2] }, "must have the shape [1..3, 2]"],
    ["a fractional size", { ...good, shape: [1.5, 2] }, "must have the shape [1..3, 2]"],
    ["sizes as text", { ...good, shape: ["2", 2] }, "must have the shape [1..3, 2]"],
    ["no shape", { ...good, shape: undefined }, "must have the shape [1..3, 2]"],
    ["a list of numbers", { ...good, data: [1, -1, 0, 0] }, "must hold its data in the array of float32"],
    ["another array", { ...good, data: new Float64Array(4) }, "must hold its data in the array of float32"],
    [
      "too few elements",
      { ...good, data: new Float32Array(3) },
      "must hold as many elements as its shape says",
    ],
    ["NaN", { ...good, data: Float32Array.of(0, 0, NaN, 0) }, "must hold finite numbers only"],
    ["infinity", { ...good, data: Float32Array.of(0, 0, 0, -Infinity) }, "must hold finite numbers only"],
    [
      "an element above the bound",
      { ...good, data: Float32Array.of(0, 1.01, 0, 0) },
      "must hold numbers from -1 to 1 only",
    ],
    [
      "an element below the bound",
      { ...good, data: Float32Array.of(0, -1.01, 0, 0) },
      "must hold numbers from -1 to 1 only",
    ],
  ])("refuses %s", (_, value, rule) => {
    expect(problem(schema, value)).toEqual({ path: "value", rule });
    expect(problem(Type.Object({ t: schema }, closed), { t: value })).toEqual({ path: "t", rule });
  });

  it("refuses what is no object at all", () => {
    for (const value of [null, 7, "tensor", [], undefined]) expect(problem(schema, value)).toBeDefined();
  });
});
