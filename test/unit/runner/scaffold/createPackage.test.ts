import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../core/primitives/hash.js";
import { createPackage, type PackageOptions } from "../../../../runner/scaffold/createPackage.js";
import { root } from "../../../architecture/sources.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-new-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = (overrides: Partial<PackageOptions> = {}): PackageOptions => ({
  name: "@me/tides",
  kind: "subnet",
  folder: join(folder, "tides"),
  model: "both",
  dependency: { spec: "file:../subnetkit.tgz", files: [] },
  force: false,
  ...overrides,
});
const read = (path: string): string => readFileSync(join(folder, "tides", path), "utf8");

describe("createPackage", () => {
  it("writes a package with the name in it and no trace of the template", async () => {
    const files = await createPackage(options());
    const { name, dependencies, subnetkit, scripts } = JSON.parse(read("package.json")) as {
      readonly name: string;
      readonly dependencies: object;
      readonly subnetkit: object;
      readonly scripts: object;
    };
    expect(name).toBe("@me/tides");
    expect(dependencies).toEqual({ subnetkit: "file:../subnetkit.tgz" });
    expect(subnetkit).toEqual({ subnet: "./dist/index.js", source: "./src/index.ts" });
    expect(Object.keys(scripts)).toEqual(
      expect.arrayContaining(["test", "dev", "lint", "build", "check", "audit"]),
    );
    expect(read("src/contract.ts")).toContain('id: "tides"');
    for (const path of files.filter((each) => !/\.(onnx|bin)$/.test(each))) {
      expect(read(path), path).not.toMatch(/my-subnet|my-plugin|SUBNETKIT_SPEC|#if|#endif/);
      expect(path).not.toMatch(/template|dot-/);
    }
    for (const path of ["README.md", "AGENTS.md", ".gitignore", ".github/workflows/ci.yml"]) {
      expect(files).toContain(path);
    }
  });

  it("carries what its dependency needs, and says so", async () => {
    const carried = { path: "vendor/kit.tgz", content: Buffer.from("packed") };
    const dependency = { spec: "file:vendor/kit.tgz", files: [carried] };
    expect(await createPackage(options({ dependency }))).toContain("vendor/kit.tgz");
    expect(read("vendor/kit.tgz")).toBe("packed");
    expect(read("README.md")).toContain("vendor/");
    await createPackage(options({ force: true }));
    expect(read("README.md")).not.toContain("vendor/");
  });

  it.each(["subnet", "plugin"] as const)(
    "lets no dependency of a %s run a script at install",
    async (kind) => {
      await createPackage(options({ kind }));
      const scriptsOf = (text: string): unknown =>
        (JSON.parse(text) as { allowScripts: unknown }).allowScripts;
      const own = scriptsOf(readFileSync(join(root, "package.json"), "utf8"));
      expect(scriptsOf(read("package.json"))).toEqual(own);
      expect(Object.values(own as object)).toEqual([false, false, false, false]);
    },
  );

  it.each(["subnet", "plugin"] as const)("links no page of the web in the README of a %s", async (kind) => {
    await createPackage(options({ kind }));
    expect(read("README.md")).not.toMatch(/https?:/);
  });

  it("ships the models whose hashes the contract pins", async () => {
    await createPackage(options());
    const bytes = (path: string): Uint8Array => readFileSync(join(folder, "tides", "src", "models", path));
    const contract = read("src/contract.ts");
    expect(contract).toContain(sha256Hex(bytes("predictor.onnx")));
    const tfjs = Buffer.concat([bytes("tfjs/model.json"), bytes("tfjs/weights.bin")]);
    expect(contract).toContain(sha256Hex(tfjs));
  });

  it.each([
    ["onnx", /tfjs|TF\.js/],
    ["tfjs", /onnx\b(?!runtime)|ONNX/],
  ] as const)("leaves out everything of the other runtime with %s alone", async (model, other) => {
    const files = await createPackage(options({ model }));
    for (const path of files) {
      expect(path).not.toMatch(other);
      if (/\.tsx?$/.test(path)) expect(read(path), path).not.toMatch(other);
    }
  });

  it("makes a kernel plugin", async () => {
    const files = await createPackage(options({ kind: "plugin" }));
    expect(read("src/index.ts")).toContain('id: "tides"');
    expect(files).toContain("test/plugin.test.ts");
  });

  it("lists what is in the way and writes nothing, unless it is told to", async () => {
    const target = join(folder, "tides");
    await createPackage(options({ model: "onnx" }));
    rmSync(join(target, "README.md"));
    writeFileSync(join(target, "package.json"), "mine");
    await expect(createPackage(options())).rejects.toMatchObject({ code: "SK3402" });
    expect(read("package.json")).toBe("mine");
    expect(existsSync(join(target, "README.md"))).toBe(false);
    await createPackage(options({ force: true }));
    expect(read("package.json")).toContain("@me/tides");
  });

  it.each([
    ["a file where a folder is to be", "src", (path: string) => writeFileSync(path, "mine")],
    ["a folder where a file is to be", "README.md", (path: string) => mkdirSync(path)],
  ])("refuses %s with SK3406, even when told to overwrite, and writes nothing", async (_, path, put) => {
    mkdirSync(join(folder, "tides"));
    put(join(folder, "tides", path));
    for (const force of [false, true])
      await expect(createPackage(options({ force }))).rejects.toMatchObject({ code: "SK3406" });
    expect(readdirSync(join(folder, "tides"), { recursive: true })).toEqual([path]);
  });

  it("refuses a folder below a file with SK3403", async () => {
    writeFileSync(join(folder, "file"), "mine");
    const below = join(folder, "file", "tides");
    await expect(createPackage(options({ folder: below }))).rejects.toMatchObject({ code: "SK3403" });
  });

  it("says with SK3407 which file the system refused", async () => {
    const target = join(folder, "tides");
    mkdirSync(target);
    // A link that leads into itself is neither there nor writable.
    symlinkSync("README.md", join(target, "README.md"));
    await expect(createPackage(options({ force: true }))).rejects.toMatchObject({ code: "SK3407" });
  });

  it("joins files that are already in the folder and in nobody's way", async () => {
    writeFileSync(join(folder, "notes.txt"), "mine");
    await createPackage(options({ folder }));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(["notes.txt", "package.json"]));
  });

  it.each(["Tides", "tides!", "@me", "@Me/tides", "subnetkit", "price-prediction", "9lives", "x".repeat(65)])(
    "refuses the name %s with SK3400",
    async (name) => {
      await expect(createPackage(options({ name }))).rejects.toMatchObject({ code: "SK3400" });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it("refuses a file for a folder with SK3403", async () => {
    writeFileSync(join(folder, "tides"), "mine");
    await expect(createPackage(options())).rejects.toMatchObject({ code: "SK3403" });
  });
});
