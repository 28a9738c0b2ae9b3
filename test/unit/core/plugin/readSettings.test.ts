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
    for (const given of [{ draws: "5" }, { drawz: 5 }, { inner: { list: [{ n: 1, m: 2 }] } }, 7, [], "x"]) {
      expect(codeOf(read(given)), JSON.stringify(given)).toBe("SK1324");
    }
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
