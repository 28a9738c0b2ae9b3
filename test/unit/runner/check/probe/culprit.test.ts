import { describe, expect, it } from "vitest";
import { culpritOf, isPluginsCall, refusedOf } from "../../../../../runner/check/probe/culprit.js";

const entry = "file:///plugins/mine/index.js";
const withStack = (stack: string): Error => Object.assign(new Error("it broke"), { stack });

describe("culpritOf", () => {
  it("names the first frame in the plugin's folder, packages not counted", () => {
    const error = withStack(`Error: it broke
    at inner (file:///plugins/mine/node_modules/x/index.js:1:1)
    at Object.solve (file:///plugins/mine/miners/a.js:12:7)
    at run (file:///host/run.js:3:1)`);
    expect(culpritOf(error, entry)).toBe("/plugins/mine/miners/a.js:12");
  });

  it("looks at causes, and falls back to the entry", () => {
    const cause = withStack("Error: it broke\n    at /plugins/mine/b.js:4:2");
    expect(culpritOf(new Error("outer", { cause }), entry)).toBe("/plugins/mine/b.js:4");
    expect(culpritOf("a text", entry)).toBe("/plugins/mine/index.js");
  });
});

describe("refusedOf", () => {
  it("finds the refused access behind wrapped errors", () => {
    const denied = Object.assign(new Error("denied"), {
      code: "ERR_ACCESS_DENIED",
      permission: "FileSystemRead",
      resource: "/secrets",
    });
    expect(refusedOf(new Error("outer", { cause: denied }))).toEqual({
      permission: "FileSystemRead",
      resource: "/secrets",
    });
    expect(refusedOf(new Error("something else"))).toBeUndefined();
  });
});

describe("isPluginsCall", () => {
  const isPlugins = (...files: readonly string[]): boolean =>
    isPluginsCall(files.map((file) => `    at f (${file}:1:1)`).join("\n"), "/plugins/mine", "/host/");

  it("goes by the nearest frame that is the plugin's or this package's", () => {
    expect(isPlugins("node:fs", "file:///plugins/mine/a.js", "/host/run.js")).toBe(true);
    expect(isPlugins("/host/models.js", "/plugins/mine/a.js")).toBe(false);
    expect(isPlugins("/plugins/mine/node_modules/jiti/dist/jiti.cjs", "/plugins/mine/a.js")).toBe(false);
  });

  it("counts a package that the plugin calls, or imports, as the plugin's", () => {
    expect(isPlugins("/plugins/mine/node_modules/x/i.js", "/plugins/mine/a.js", "/host/run.js")).toBe(true);
    expect(isPlugins("/plugins/mine/node_modules/x/i.js", "/host/run.js")).toBe(false);
    expect(isPlugins("/plugins/mine/node_modules/x/i.js")).toBe(true);
  });
});
