import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, expect, it } from "vitest";
import { root } from "../architecture/sources.js";

const run = promisify(execFile);
const folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-packages-")));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Uses a package of each kind. Both JavaScript and TypeScript. */
const source = `
import common, { named as a } from "common";
import * as commons from "common";
import marked, { named as b } from "marked";
import modern, { count, named as c } from "modern";
import * as all from "modern";
import path, { join } from "node:path";
export const seen = async () => {
  const later = [await import("common"), await import("marked"), await import("modern")];
  const kinds = [common, commons.default, marked, modern, all.default, path, join, ...later.map((each) => each.default)];
  const before = c;
  count();
  return [kinds.map((each) => typeof each), a, b, c - before, all.named - before, later[2].named - before];
};
`;

it("give every file of a plugin in TypeScript what Node gives it, whatever kind they are of", async () => {
  const marked = 'Object.defineProperty(exports, "__esModule", { value: true });';
  write("package.json", '{ "type": "module" }');
  write("node_modules/common/package.json", '{ "name": "common", "main": "index.js" }');
  write("node_modules/common/index.js", "module.exports = function () {}; module.exports.named = 1;");
  write("node_modules/marked/package.json", '{ "name": "marked", "main": "index.js" }');
  write("node_modules/marked/index.js", `${marked} exports.default = function () {}; exports.named = 1;`);
  write(
    "node_modules/modern/package.json",
    '{ "name": "modern", "type": "module", "exports": "./index.js" }',
  );
  write(
    "node_modules/modern/index.js",
    "export default function () {}\nexport let named = 1;\nexport const count = () => (named += 1);",
  );
  for (const name of ["one.ts", "two.ts", "truth.mjs"]) write(name, source);
  write("entry.ts", 'export { seen as one } from "./one.js";\nexport { seen as two } from "./two.js";\n');
  const script = `
    import { importPlugin } from ${JSON.stringify(pathToFileURL(join(root, "dist/runner/subnets/importPlugin.js")).href)};
    const { one, two } = await importPlugin(${JSON.stringify(pathToFileURL(join(folder, "entry.ts")).href)});
    const { seen } = await import(${JSON.stringify(pathToFileURL(join(folder, "truth.mjs")).href)});
    console.log(JSON.stringify([await one(), await two(), await seen()]));
  `;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script]);
  const [one, two, truth] = JSON.parse(stdout) as unknown[];
  expect(one).toEqual(truth);
  expect(two).toEqual(truth);
  expect(truth).toEqual([expect.arrayContaining(["function", "object"]), 1, 1, 1, 1, 1]);
});
