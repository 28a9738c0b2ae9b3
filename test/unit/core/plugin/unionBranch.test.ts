import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { chooseBranch } from "../../../../core/plugin/unionBranch.js";
import { compileSchema } from "../../../../core/plugin/compileSchema.js";

const branch = (kind: string, version: number) =>
  Type.Object({ version: Type.Literal(version), kind: Type.Literal(kind), n: Type.Integer() });

describe("chooseBranch", () => {
  const union = [Type.Null(), branch("a", 1), branch("b", 1), branch("c", 1)];

  it("goes by the field whose literals tell most branches apart", () => {
    expect(chooseBranch(union, { kind: "b", version: 2 })).toEqual({ kind: "chosen", branches: [2] });
    expect(chooseBranch(union, { kind: "d" })).toEqual({
      kind: "unknown",
      field: "kind",
      allowed: ["a", "b", "c"],
    });
    expect(chooseBranch(union, { version: 1 })).toMatchObject({ kind: "missing", field: "kind" });
  });

  it("knows several literals of one branch, and several branches of one literal", () => {
    const kinds = (...texts: string[]) =>
      Type.Object({ kind: Type.Union(texts.map((text) => Type.Literal(text))) });
    const several = [kinds("a", "b"), kinds("b", "c"), Type.Object({ kind: Type.Unsafe({ enum: ["d"] }) })];
    expect(chooseBranch(several, { kind: "b" })).toEqual({ kind: "chosen", branches: [0, 1] });
    expect(chooseBranch(several, { kind: "d" })).toEqual({ kind: "chosen", branches: [2] });
  });

  it("says nothing where no literal tells", () => {
    expect(chooseBranch([Type.Object({ a: Type.String() })], { a: 1 })).toBeUndefined();
    expect(
      chooseBranch([branch("a", 1), Type.Object({ kind: Type.String() })], { kind: "x" }),
    ).toBeUndefined();
    for (const value of [null, undefined, 7, "a", []]) expect(chooseBranch(union, value)).toBeUndefined();
    expect(chooseBranch([Type.String(), Type.Null()], {})).toBeUndefined();
  });
});

describe("the problem of a union inside a union", () => {
  it("is that of the branch which was meant, at each level", () => {
    const inner = Type.Union([branch("x", 1), branch("y", 1)]);
    const schema = Type.Union([
      Type.Object({ kind: Type.Literal("one"), inner }),
      Type.Object({ kind: Type.Literal("two"), list: Type.Array(inner) }),
    ]);
    const problem = (value: unknown) => compileSchema(schema).problem(value);
    expect(problem({ kind: "two", list: [{ kind: "y", version: 1, n: 0.5 }] })).toEqual({
      path: "list[0].n",
      rule: "must be integer",
    });
    expect(problem({ kind: "one", inner: { kind: "z" } })).toEqual({
      path: "inner.kind",
      rule: 'must be one of "x", "y"',
    });
  });

  it("is a branch's own where nothing tells which was meant", () => {
    const schema = Type.Object({ a: Type.Union([Type.String(), Type.Number()]) });
    expect(compileSchema(schema).problem({ a: null })).toEqual({ path: "a", rule: "must be string" });
  });
});
