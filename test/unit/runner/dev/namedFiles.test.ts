import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { namedFiles } from "../../../../runner/dev/namedFiles.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-named-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function named(code: string, files: readonly string[]): Promise<string[]> {
  const source = join(folder, "index.ts");
  writeFileSync(source, code);
  const found = await namedFiles(
    folder,
    [source, join(folder, "gone.ts")],
    files.map((file) => join(folder, file)),
  );
  return found.map((file) => file.slice(folder.length + 1));
}

it.each([
  [`new URL("./models/tiny.onnx", import.meta.url)`, "models/tiny.onnx"],
  [`import table from './table.json' with { type: "json" }`, "table.json"],
  ["readFile(join(here, 'data', `${asset}.csv`))", "data/btc.csv"],
  ["readFile(`${here}/data/${asset}.csv`)", "data/btc.csv"],
  [`"./models/layers/model.json"`, "models/layers/group1-shard1of1.bin"],
  [`readFile(join(here, "prompt.txt"))`, "prompt.txt"],
])("finds what %s may read", async (code, file) => {
  expect(await named(code, [file, "notes.json"])).toEqual([file]);
});

it.each([
  // A comment, and a text that only mentions the file.
  [`// see README.md and data/x.json\nfail("Read README.md.")`, ["README.md", "data/x.json"]],
  [`"./models/tiny.onnx"`, ["models/README.md", "other/tiny.json", "4913", "tsconfig.json"]],
])("finds nothing else in %s", async (code, files) => {
  expect(await named(code, files)).toEqual([]);
});
