import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../../../../runner/config/loadConfig.js";
import { carriedTrace } from "../../../../runner/neuron/carriedTrace.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-config-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

/** What a configuration is refused with. */
const refusalOf = async (config: object): Promise<{ readonly code: string; readonly message: string }> => {
  write("subnetkit.config.json", JSON.stringify(config));
  return loadConfig(folder).then(
    () => ({ code: "none", message: "" }),
    (error: unknown) => error as { readonly code: string; readonly message: string },
  );
};

describe("loadConfig", () => {
  it("finds none in an empty folder", async () => {
    expect(await loadConfig(folder)).toBeUndefined();
  });

  it.each([
    ["subnetkit.config.ts", 'const seed: string = "7";\nexport default { seed, subnets: ["./a"] };'],
    ["subnetkit.config.mjs", 'export default { seed: "7", subnets: ["./a"] };'],
    ["subnetkit.config.json", '{ "seed": "7", "subnets": ["./a"] }'],
  ])("reads %s", async (name, text) => {
    write(name, text);
    expect(await loadConfig(folder)).toEqual({
      file: join(folder, name),
      config: { seed: "7", subnets: ["./a"] },
    });
  });

  it("reads the file that is named instead of the usual one", async () => {
    write("subnetkit.config.json", "{}");
    write("other.json", '{ "port": 0 }');
    expect((await loadConfig(folder, "other.json"))?.config).toEqual({ port: 0 });
  });

  it("names the path and what is allowed there", async () => {
    const port = await refusalOf({ port: 70_000 });
    expect(port.code).toBe("SK3313");
    expect(port.message).toContain("port must be <= 65535");
    const miners = [{ profile: "neural", count: -1 }];
    const count = await refusalOf({ subnets: ["a", { subnet: "b", miners }] });
    expect(count.message).toContain("subnets[1].miners[0].count must be >= 0");
    const field = await refusalOf({ subnets: [{ subnet: "b", minerz: [] }] });
    expect(field.message).toMatch(/subnets\[0\] has the unknown field "minerz".*"miners", "validators"/);
    const preset = await refusalOf({ preset: "main" });
    expect(preset.message).toContain('preset must be "local"');
  });

  it.each([
    ["a broken file", "subnetkit.config.json", "{", "SK3311"],
    ["TypeScript that does not compile", "subnetkit.config.ts", "export default {{;", "SK3311"],
    ["no default export", "subnetkit.config.mjs", "export const seed = 7;", "SK3312"],
  ])("refuses %s", async (_, name, text, code) => {
    write(name, text);
    await expect(loadConfig(folder)).rejects.toMatchObject({ code });
  });

  it.each([
    ["does not compile", "export default {\n  seed: : 7,\n};\n", "at subnetkit.config.ts:2"],
    ["throws", "const a = 1;\n\nthrow new Error(`no ${a}`);\n", "at subnetkit.config.ts:3"],
  ])("names the line of one that %s", async (_, text, place) => {
    write("subnetkit.config.ts", text);
    const error: unknown = await loadConfig(folder).catch((refusal: unknown) => refusal);
    expect(carriedTrace(error)[0]).toBe(place);
  });

  it("refuses a file that is not there, and two at once", async () => {
    await expect(loadConfig(folder, "nothing.ts")).rejects.toMatchObject({ code: "SK3310" });
    write("subnetkit.config.json", "{}");
    write("subnetkit.config.mjs", "export default {};");
    await expect(loadConfig(folder)).rejects.toMatchObject({ code: "SK3314" });
  });
});
