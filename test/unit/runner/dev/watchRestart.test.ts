import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PluginWatch } from "../../../../runner/dev/watchPlugin.js";
import { watchRestart } from "../../../../runner/dev/watchRestart.js";

let folder: string;
let watch: PluginWatch | undefined;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-restart-")));
});
afterEach(async () => {
  await watch?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("tells of a file that changes", async () => {
  const file = join(folder, "subnetkit.config.ts");
  writeFileSync(file, "export default {};");
  let tell: (file: string) => void = () => undefined;
  const changed = new Promise<string>((resolve) => (tell = resolve));
  watch = await watchRestart([file], (each) => tell(each));
  writeFileSync(file, "export default { port: 0 };");
  expect(await changed).toBe(file);
});

it("tells of what a module imports, also since it last changed", async () => {
  const [entry, tap, more] = ["index.ts", "tap.ts", "more.ts"].map((name) => join(folder, name));
  writeFileSync(String(entry), 'import "./tap.js";');
  writeFileSync(String(tap), "");
  writeFileSync(String(more), "");
  const told: string[] = [];
  let next = (): void => undefined;
  watch = await watchRestart([String(entry)], (file) => {
    told.push(file);
    next();
  });
  const save = async (file: string | undefined, code: string): Promise<void> => {
    const isTold = new Promise<void>((resolve) => (next = resolve));
    const write = (): void => writeFileSync(String(file), code);
    write();
    // A file that was imported just now is watched a moment later; saves that come together are told of once.
    const again = setInterval(write, 250);
    await isTold;
    clearInterval(again);
  };
  // Nobody imports it yet: had it been watched, it would be told of first.
  writeFileSync(String(more), "export {};");
  await save(tap, "export {};");
  await save(entry, 'import "./more.js";');
  await save(more, "export const a = 1;");
  expect([...new Set(told)]).toEqual([tap, entry, more]);
});
