import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import * as plugin from "../../../../core/plugin/index.js";
import { loadSubnet } from "../../../../core/plugin/loadSubnet.js";
import { importPlugin } from "../../../../runner/subnets/importPlugin.js";
import { isTypeScript } from "../../../../runner/subnets/isTypeScript.js";
import { root } from "../../../architecture/sources.js";

const fixture = (path: string): string => pathToFileURL(join(root, "test", "fixtures", path)).href;

// The first compile of a process loads the compiler.
describe("importPlugin", { timeout: 60_000 }, () => {
  it("tells TypeScript by the name of the file", () => {
    expect(isTypeScript("file:///a/index.ts")).toBe(true);
    expect(isTypeScript("file:///a/index.mts?x")).toBe(true);
    expect(isTypeScript("file:///a.ts/index.mjs")).toBe(false);
  });

  it("loads a subnet written in TypeScript, its parts included, with import.meta.url", async () => {
    const entry = fixture("subnets/typed/index.ts");
    const subnet = await loadSubnet(entry, importPlugin);
    expect(subnet.url).toBe(entry);
    const miner = await (
      await subnet.miners["scaled"]?.()
    )?.({
      settings: { factor: 3 },
      models: {},
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    });
    expect(miner).toHaveProperty("solve");
  });

  it("gives a plugin in TypeScript this very package, and one module however often it is imported", async () => {
    const { errors, types, again, bothAtOnce } = (await importPlugin(fixture("modules/entry.ts"))) as {
      readonly errors: unknown;
      readonly types: unknown;
      readonly again: () => Promise<unknown>;
      readonly bothAtOnce: () => Promise<readonly unknown[]>;
    };
    expect(types).toBe(plugin.Type);
    expect(errors).toBe(plugin.SubnetkitError);
    expect(await again()).toBe(await again());
    const [direct, indirect] = await bothAtOnce();
    expect(indirect).toBe(direct);
    expect(direct).toBeDefined();
  });

  it("tells debuggers of a module's source map, also when it was compiled in an earlier run", async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-maps-")));
    const file = join(folder, "mapped.ts");
    writeFileSync(
      file,
      "export interface Gone {\n  readonly a: number;\n}\nexport const stays: number = 1;\n",
    );
    const maps: string[] = [];
    const session = new Session();
    session.connect();
    session.on("Debugger.scriptParsed", ({ params: { url, sourceMapURL } }) => {
      if (url.endsWith("mapped.ts")) maps.push(sourceMapURL ?? "");
    });
    session.post("Debugger.enable");
    try {
      for (const run of ["compiled", "kept"]) {
        Reflect.deleteProperty(createRequire(import.meta.url).cache, file);
        expect(await importPlugin(pathToFileURL(file).href), run).toHaveProperty("stays", 1);
      }
    } finally {
      session.disconnect();
      rmSync(folder, { recursive: true, force: true });
    }
    const sources = maps.map((map) => {
      const json = Buffer.from(map.replace(/^data:[^,]*,/, ""), "base64").toString();
      return (JSON.parse(json) as { readonly sourcesContent: readonly string[] }).sourcesContent[0];
    });
    expect(sources).toEqual(Array(2).fill(expect.stringContaining("interface Gone")));
  });

  it("knows modules that import each other in a circle", async () => {
    const { both } = (await importPlugin(fixture("modules/circleA.ts"))) as { readonly both: () => string };
    expect(both()).toBe("first after first");
  });
});
