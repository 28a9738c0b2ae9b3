import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { importedFiles } from "../../../../runner/dev/importedFiles.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-imports-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files, and answers which of them a module is made of. */
function imported(files: Readonly<Record<string, string>>, entry: string): string[] {
  for (const [name, code] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), code);
  }
  return importedFiles([join(folder, entry)]).map((file) => file.slice(folder.length + 1));
}

it("follows every form of import, in a circle too, and stops at packages, data and what is not imported", () => {
  const files = {
    "index.ts": `import { a } from "./a.js";\nimport "./side.mjs";\nexport default () => import("./taps/tap.js");`,
    "a.ts": `export * from './index.js'; import data from "./data.json" with { type: "json" };`,
    "side.mjs": `require("../outside"); const text = readFileSync(new URL("./words.csv", import.meta.url));`,
    "taps/tap.ts": `import { b } from "../lib"; import { Type } from "subnetkit/plugin";`,
    "lib/index.ts": `export const b = "./unread.json";`,
    "data.json": `{ "from": "./unread.json" }`,
    "words.csv": `import "./unread.json"`,
    "unread.json": "{}",
  };
  expect(imported(files, "index.ts").sort()).toEqual(
    Object.keys(files)
      .filter((name) => name !== "unread.json")
      .sort(),
  );
});

it("is the module alone where it is gone, or can't be read as code", () => {
  expect(imported({}, "index.ts")).toEqual(["index.ts"]);
});
