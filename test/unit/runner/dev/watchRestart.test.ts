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
