import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { readProfileSettings, readSettings } from "../../../../core/plugin/readSettings.js";
import { codeOf, messageOf, sumContract } from "./contracts.js";

const schema = Type.Object({
  draws: Type.Integer({ minimum: 1, default: 100 }),
  mode: Type.Union([Type.Literal("fast"), Type.Literal("exact")], { default: "fast" }),
  inner: Type.Object({ list: Type.Array(Type.Object({ n: Type.Number() })) }, { default: { list: [] } }),
});

describe("readSettings", () => {
  it("fills in defaults and leaves the given object alone", () => {
    const given = { draws: 5 };
    expect(readSettings(schema, given, "x")).toEqual({ draws: 5, mode: "fast", inner: { list: [] } });
    expect(readSettings(schema, undefined, "x").draws).toBe(100);
    expect(given).toEqual({ draws: 5 });
  });

  it("does not let two readers share a default", () => {
    readSettings(schema, {}, "x").inner.list.push({ n: 1 });
    expect(readSettings(schema, {}, "x").inner.list).toEqual([]);
  });

  it("names the setting and what it may be", () => {
    const read = (given: unknown) => (): unknown => readSettings(schema, given, "echo plain");
    expect(messageOf(read({ draws: 0 }))).toBe("Settings of echo plain: draws must be >= 1.");
    expect(messageOf(read({ mode: "slow" }))).toContain('mode must be one of "fast", "exact"');
    expect(messageOf(() => readSettings(Type.Object({}), { draws: 1 }, "echo bare"))).toContain(
      'has the unknown field "draws"; it may have none',
    );
    for (const given of [{ draws: "5" }, { drawz: 5 }, { inner: { list: [{ n: 1, m: 2 }] } }, 7, [], "x"]) {
      expect(codeOf(read(given)), JSON.stringify(given)).toBe("SK1324");
    }
  });
});

describe("a union of objects in settings", () => {
  const step = Type.Object({ n: Type.Integer({ minimum: 1 }) });
  const modes = Type.Object({
    mode: Type.Union([
      Type.Object({ kind: Type.Literal("a"), speed: Type.Integer({ maximum: 3 }) }),
      Type.Object({
        kind: Type.Literal("b"),
        file: Type.String(),
        steps: Type.Optional(Type.Record(Type.String(), step)),
        pair: Type.Optional(Type.Tuple([step, step])),
      }),
      Type.Null(),
    ]),
  });
  const read = (mode: unknown) => (): unknown => readSettings(modes, { mode }, "x");
  /** What stands behind the subject. */
  const told = (mode: unknown): string => messageOf(read(mode)).replace("Settings of x: ", "");

  it("is told apart by its literal, and the error is that branch's own", () => {
    expect(told({ kind: "c" })).toBe('mode.kind must be one of "a", "b".');
    expect(told({ kind: "c", file: 7 })).toBe('mode.kind must be one of "a", "b".');
    expect(told({ speed: 1 })).toBe('mode lacks the field "kind", one of "a", "b".');
    expect(told({ kind: "b" })).toBe('mode lacks the field "file".');
    expect(told({ kind: "b", file: 7 })).toBe("mode.file must be string.");
    expect(told({ kind: "a", speed: 4 })).toBe("mode.speed must be <= 3.");
  });

  it("accepts no unknown fields, in no branch, however deep", () => {
    expect(told({ kind: "b", file: "f", fiel: "g" })).toContain('mode has the unknown field "fiel"');
    expect(told({ kind: "a", speed: 1, file: "f" })).toContain('mode has the unknown field "file"');
    const deep = { kind: "b", file: "f", steps: { first: { n: 1, m: 2 } } };
    expect(told(deep)).toContain('mode.steps.first has the unknown field "m"');
    expect(told({ kind: "b", file: "f", pair: [{ n: 1 }, { n: 1, m: 2 }] })).toContain("mode.pair[1]");
    for (const mode of [null, { kind: "a", speed: 1 }, { kind: "b", file: "f", steps: { first: { n: 1 } } }])
      expect(read(mode)()).toEqual({ mode });
  });
});

describe("readProfileSettings", () => {
  it("reads the settings of one profile", () => {
    expect(readProfileSettings(sumContract, "exact", {})).toEqual({ digits: 17 });
    expect(readProfileSettings(sumContract, "zero", undefined)).toEqual({});
  });

  it("refuses unknown profiles and, also where the schema says nothing of it, unknown settings", () => {
    for (const profile of ["ones", "toString", "__proto__"]) {
      expect(codeOf(() => readProfileSettings(sumContract, profile as "exact", {}))).toBe("SK1308");
    }
    expect(codeOf(() => readProfileSettings(sumContract, "zero", { digits: 1 }))).toBe("SK1324");
    expect(codeOf(() => readProfileSettings(sumContract, "exact", { digits: 18 }))).toBe("SK1324");
  });
});
