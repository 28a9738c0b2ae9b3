import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pluginTrace } from "../../../../runner/neuron/pluginTrace.js";
import { importPlugin } from "../../../../runner/subnets/importPlugin.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-trace-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (path: string, text: string): string => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return pathToFileURL(file).href;
};
const errorOf = async (url: string): Promise<unknown> =>
  importPlugin(url).then(
    () => undefined,
    (error: unknown) => error,
  );

describe("the trace of an error through a plugin", () => {
  it("begins with the author's own line of TypeScript", async () => {
    write(
      "inner.ts",
      "interface Deep {\n  readonly a: number;\n}\nexport const fails = (deep: Deep): never => {\n  throw new Error(`no ${deep.a}`);\n};\n",
    );
    const entry = write("entry.ts", 'import { fails } from "./inner.js";\n\nfails({ a: 1 });\n');
    const trace = pluginTrace(await errorOf(entry), folder);
    expect(trace[0]).toBe("at inner.ts:5  fails");
    expect(trace[1]).toBe("  5 |   throw new Error(`no ${deep.a}`);");
    expect(trace[2]).toBe("at entry.ts:3");
    expect(trace.at(-1)).toMatch(/^\(frames of Subnetkit and Node: \d+;/);
  });

  it("shows where the compiler stopped", async () => {
    const entry = write("entry.ts", "export const a = 1;\nexport const b = (: number => 3;\n");
    const [place, source, mark] = pluginTrace(await errorOf(entry), folder);
    expect(place).toBe("at entry.ts:2");
    expect(source).toBe("  2 | export const b = (: number => 3;");
    expect(source?.[(mark ?? "").indexOf("^")]).toBe(":");
  });

  it("names the file that imports what is not there", async () => {
    const entry = write("entry.ts", 'export { a } from "./nothing.js";\n');
    expect(pluginTrace(await errorOf(entry), folder)[0]).toBe("at entry.ts:1");
  });

  it("looks into the causes, and past packages that the plugin has installed", () => {
    const inner = new Error("inner");
    const foreign = join(folder, "node_modules", "x", "index.js");
    inner.stack = `Error: inner\n    at deep (${foreign}:1:1)\n    at mine (${pathToFileURL(join(folder, "a.js")).href}:7:3)\n    at node:internal/x:1:1`;
    const outer = new Error("outer", { cause: inner });
    outer.stack = "Error: outer\n    at host (/elsewhere/host.js:1:1)";
    expect(pluginTrace(outer, folder)).toEqual([
      "at a.js:7  mine",
      "(frames of Subnetkit and Node: 1; SUBNETKIT_STACK=1 shows them)",
    ]);
    expect(pluginTrace(outer, folder, true)).toEqual(["at a.js:7  mine", `at ${foreign}:1:1  deep`]);
  });

  it("is empty when the plugin had no part in it", () => {
    expect(pluginTrace(new Error("elsewhere"), folder)).toEqual([]);
    expect(pluginTrace("a text", folder)).toEqual([]);
  });
});
