import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bundledSubnets } from "../../../../runner/subnets/bundledSubnets.js";
import { resolveSubnet } from "../../../../runner/subnets/resolveSubnet.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-resolve-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files below the folder; an object becomes JSON. */
function write(files: Readonly<Record<string, string | object>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
}
const url = (path: string): string => pathToFileURL(join(folder, path)).href;
const codeOf = (name: string): unknown => {
  try {
    return resolveSubnet(name, folder);
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
};

describe("resolveSubnet", () => {
  it("finds each bundled subnet, wherever it is asked from", () => {
    for (const id of Object.keys(bundledSubnets)) {
      expect(resolveSubnet(id, folder)).toMatch(new RegExp(`/subnets/${id}/index\\.[jt]s$`));
    }
  });

  it("takes an entry file as it is, and of a folder its TypeScript entry before the built one", () => {
    write({ "a/index.ts": "", "a/index.js": "", "b/index.mjs": "", "c/entry.mjs": "" });
    expect(resolveSubnet("./a", folder)).toBe(url("a/index.ts"));
    expect(resolveSubnet("b", folder)).toBe(url("b/index.mjs"));
    expect(resolveSubnet("c/entry.mjs", folder)).toBe(url("c/entry.mjs"));
  });

  it("takes the source of a package that is worked on, and the built entry where there is no source", () => {
    write({
      "package.json": { subnetkit: { subnet: "./dist/index.js", source: "./src/index.ts" } },
      "dist/index.js": "",
      "src/index.ts": "",
    });
    expect(resolveSubnet(".", folder)).toBe(url("src/index.ts"));
    rmSync(join(folder, "src"), { recursive: true });
    expect(resolveSubnet(".", folder)).toBe(url("dist/index.js"));
  });

  it("finds an installed package from a folder below, and takes what it built", () => {
    const field = { subnetkit: { subnet: "./dist/index.js", source: "./src/index.ts" } };
    write({
      "node_modules/@someone/theirs/package.json": field,
      "node_modules/@someone/theirs/dist/index.js": "",
      "node_modules/@someone/theirs/src/index.ts": "",
      "deep/er/readme": "",
    });
    expect(resolveSubnet("@someone/theirs", join(folder, "deep", "er"))).toBe(
      url("node_modules/@someone/theirs/dist/index.js"),
    );
  });

  it("takes the source of a package that is linked from elsewhere", () => {
    write({
      "packages/mine/package.json": { subnetkit: { subnet: "./dist/index.js", source: "./index.ts" } },
      "packages/mine/index.ts": "",
      "node_modules/readme": "",
    });
    symlinkSync(join(folder, "packages", "mine"), join(folder, "node_modules", "mine"), "dir");
    expect(resolveSubnet("mine", folder)).toBe(url("packages/mine/index.ts"));
  });

  it.each([
    ["nothing", "SK3300"],
    ["./nothing", "SK3300"],
    ["./empty", "SK3301"],
    ["silent", "SK3302"],
    ["./unbuilt", "SK3303"],
    ["./broken", "SK3304"],
  ])("refuses %s with %s", (name, code) => {
    write({
      "empty/readme": "",
      "node_modules/silent/package.json": {},
      "unbuilt/package.json": { subnetkit: { subnet: "./dist/index.js" } },
      "unbuilt/index.ts": "",
      "broken/package.json": "{",
    });
    expect(codeOf(name)).toBe(code);
  });
});
