import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { loadSubnet, type ImportModule } from "../../../../core/plugin/loadSubnet.js";
import { sumContract } from "./contracts.js";

const folder = mkdtempSync(join(tmpdir(), "subnetkit-entry-"));
afterAll(() => rmSync(folder, { recursive: true }));

function entry(name: string, source: string): string {
  const path = join(folder, name);
  writeFileSync(path, source);
  return pathToFileURL(path).href;
}

const nodeImport = createRequire(import.meta.url)("../../../fixtures/nodeImport.cjs") as ImportModule;

const never = (): Promise<never> => Promise.reject(new Error("Nothing of an entry is run."));
const subnet = {
  contract: sumContract,
  url: "file:///a/index.js",
  miners: { exact: never, zero: never },
  validator: never,
};
const exporting = (value: unknown) => (): Promise<unknown> => Promise.resolve({ default: value });

describe("loadSubnet", () => {
  it("gives the default export, and runs none of it", async () => {
    await expect(loadSubnet("file:///a/index.js", exporting(subnet))).resolves.toBe(subnet);
  });

  it("says that there is nothing, whatever was asked for", async () => {
    const absent = pathToFileURL(join(folder, "absent.mjs")).href;
    for (const specifier of [absent, pathToFileURL(folder).href, "subnetkit-no-such-package"]) {
      await expect(loadSubnet(specifier, nodeImport), specifier).rejects.toMatchObject({ code: "SK1370" });
    }
  });

  it("names the entry that throws, and keeps the cause", async () => {
    const throwing = entry("throwing.mjs", 'throw new TypeError("bad table.");');
    await expect(loadSubnet(throwing, nodeImport)).rejects.toMatchObject({
      code: "SK1371",
      message: `The subnet ${fileURLToPath(throwing)} threw while it was loaded: bad table.`,
      cause: expect.any(TypeError) as TypeError,
    });
    const text = entry("text.mjs", 'throw "text";');
    await expect(loadSubnet(text, nodeImport)).rejects.toMatchObject({ code: "SK1371", cause: "text" });
  });

  it("blames the entry, not the caller, for a module that it imports and that is missing", async () => {
    const relative = entry("relative.mjs", 'import "./missing.mjs";');
    const bare = entry("bare.mjs", 'import "subnetkit-no-such-package";');
    for (const broken of [relative, bare, entry("syntax.mjs", "export default {")]) {
      await expect(loadSubnet(broken, nodeImport), broken).rejects.toMatchObject({ code: "SK1371" });
    }
  });

  it("wants a default export that is a subnet", async () => {
    await expect(loadSubnet(entry("named.mjs", "export const a = 1;"), nodeImport)).rejects.toMatchObject({
      code: "SK1372",
    });
    await expect(loadSubnet(entry("seven.mjs", "export default 7;"), nodeImport)).rejects.toMatchObject({
      code: "SK1307",
    });
    await expect(loadSubnet("x", exporting({ ...subnet, miners: {} }))).rejects.toMatchObject({
      code: "SK1306",
    });
    await expect(loadSubnet("x", exporting({ ...subnet, contract: { id: "x" } }))).rejects.toMatchObject({
      code: "SK1301",
    });
    await expect(loadSubnet("x", () => Promise.resolve(undefined))).rejects.toMatchObject({ code: "SK1372" });
  });
});
