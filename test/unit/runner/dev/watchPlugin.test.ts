import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { watchPlugin, type PluginWatch } from "../../../../runner/dev/watchPlugin.js";

let folder: string;
let watch: PluginWatch | undefined;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-watch-")));
});
afterEach(async () => {
  await watch?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("tells of files that a plugin may load, and of no others", async () => {
  for (const name of ["src", "node_modules", "chain", "dist", "test", ".git"]) mkdirSync(join(folder, name));
  const told: string[] = [];
  let complete = (): void => undefined;
  const last = new Promise<void>((resolve) => (complete = resolve));
  watch = await watchPlugin(folder, join(folder, "src", "index.ts"), [join(folder, "chain")], (files) => {
    told.push(...files);
    if (told.includes(join("src", "model.onnx"))) complete();
  });
  const write = (...path: string[]): void => writeFileSync(join(folder, ...path), "x");
  // The files that count come last: had another been told of, it would stand before them.
  for (const name of ["node_modules", "chain", "dist", "test", ".git"]) write(name, "index.js");
  write("README.md");
  write("run.log");
  write("src", "index.test.ts");
  for (const name of ["notes.txt", "notes.json", "package-lock.json", "4913", "index.ts___jb_tmp___"])
    write(name);
  writeFileSync(join(folder, "src", "index.ts"), '"./model.onnx"');
  write("src", "model.onnx");
  await last;
  expect(told).toEqual([join("src", "index.ts"), join("src", "model.onnx")]);
});

it("tells of what is built when the entry is built", async () => {
  mkdirSync(join(folder, "dist"));
  let told: (files: readonly string[]) => void = () => undefined;
  const changes = new Promise<readonly string[]>((resolve) => (told = resolve));
  watch = await watchPlugin(folder, join(folder, "dist", "index.js"), [], (files) => told(files));
  writeFileSync(join(folder, "dist", "index.js"), "x");
  expect(await changes).toEqual([join("dist", "index.js")]);
});
