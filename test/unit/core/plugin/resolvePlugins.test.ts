import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { definePlugin, type Plugin } from "../../../../core/plugin/definePlugin.js";
import { resolvePlugins } from "../../../../core/plugin/resolvePlugins.js";
import { codeOf, messageOf } from "./contracts.js";

const plugin = (id: string, dependencies: Readonly<Record<string, string>> = {}, version = "1.0.0"): Plugin =>
  definePlugin({ id, version, summary: "A plugin.", subnetkit: "*", dependencies, config: Type.Object({}) });

const resolve = (list: readonly Plugin[], config: Readonly<Record<string, unknown>> = {}) =>
  resolvePlugins(list, { subnetkitVersion: "0.1.0", config });
const ids = (list: readonly Plugin[]): string[] => resolve(list).map((each) => each.plugin.id);

describe("resolvePlugins", () => {
  it("starts dependencies first, and otherwise keeps the order of the list", () => {
    const list = [
      plugin("a"),
      plugin("b", { e: "*" }),
      plugin("c"),
      plugin("d", { a: "*" }),
      plugin("e", { f: "*" }),
      plugin("f"),
    ];
    expect(ids(list)).toEqual(["a", "f", "e", "b", "c", "d"]);
    expect(ids([])).toEqual([]);
  });

  it("says which id is there twice", () => {
    const list = [plugin("a"), plugin("b"), plugin("a", {}, "2.0.0")];
    expect(codeOf(() => ids(list))).toBe("SK1361");
    expect(messageOf(() => ids(list))).toContain("versions 1.0.0 and 2.0.0");
  });

  it("shows a circle as a path", () => {
    const list = [
      plugin("x", { a: "*" }),
      plugin("a", { b: "*" }),
      plugin("b", { c: "*" }),
      plugin("c", { a: "*" }),
    ];
    expect(codeOf(() => ids(list))).toBe("SK1365");
    expect(messageOf(() => ids(list))).toContain("a → b → c → a.");
    expect(codeOf(() => ids([plugin("a", { a: "*" })]))).toBe("SK1365");
  });

  it("says what is missing, and which version would do", () => {
    expect(codeOf(() => ids([plugin("a", { b: "^1.0.0" })]))).toBe("SK1362");
    const list = [plugin("a", { b: "^2.0.0" }), plugin("b")];
    expect(codeOf(() => ids(list))).toBe("SK1363");
    expect(messageOf(() => ids(list))).toMatch(/a needs b \^2\.0\.0, but version 1\.0\.0/);
    const host = [definePlugin({ ...plugin("a"), subnetkit: "^1.0.0" })];
    expect(codeOf(() => ids(host))).toBe("SK1364");
  });

  it("refuses what is no plugin", () => {
    const wrong: unknown[] = [
      ...[null, 7, {}, { ...plugin("a"), id: "A" }],
      { ...plugin("a"), version: "one" },
      { ...plugin("a"), subnetkit: "latest" },
      { ...plugin("a", { b: "newest" }) },
      { ...plugin("a"), config: undefined },
    ];
    for (const each of wrong) {
      expect(
        codeOf(() => ids([each as Plugin, plugin("b")])),
        JSON.stringify(each),
      ).toBe("SK1360");
    }
  });

  it("names what has no id by its place, and a subnet as one", () => {
    const second = (value: unknown) => () => ids([plugin("a"), value as Plugin]);
    expect(messageOf(second({}))).toMatch(/^The plugin at place 2 of the list: it has no id/);
    expect(codeOf(second({ contract: {} }))).toBe("SK1374");
    expect(messageOf(second({ contract: {} }))).toBe(
      "The plugin at place 2 of the list is a subnet, not a kernel plugin.",
    );
  });

  it("checks settings and fills in defaults", () => {
    const config = Type.Object({ port: Type.Integer({ minimum: 0, default: 9944 }) });
    const list = [definePlugin({ ...plugin("a"), config })];
    expect(resolve(list)).toEqual([{ plugin: list[0], config: { port: 9944 } }]);
    expect(resolve(list, { a: { port: 1 } })[0]?.config).toEqual({ port: 1 });
    expect(codeOf(() => resolve(list, { a: { port: -1 } }))).toBe("SK1324");
    expect(codeOf(() => resolve(list, { a: { ports: 1 } }))).toBe("SK1324");
    expect(codeOf(() => resolve(list, { b: {} }))).toBe("SK1366");
  });
});
