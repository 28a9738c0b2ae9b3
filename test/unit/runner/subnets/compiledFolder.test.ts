import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { packageVersion } from "../../../../runner/packageVersion.js";
import { compiledFolder } from "../../../../runner/subnets/compiledFolder.js";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "subnetkit-compiled-test-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

it("is this user's and this version's, and nobody else's", () => {
  const folder = String(compiledFolder(parent));
  expect(folder).toContain(packageVersion());
  expect(compiledFolder(parent)).toBe(folder);
  if (process.getuid) expect(statSync(folder).mode & 0o777).toBe(0o700);
});

it.runIf(process.getuid)(
  "is none where others can write to it, or have put something else in its place",
  () => {
    const folder = String(compiledFolder(parent));
    chmodSync(folder, 0o777);
    expect(compiledFolder(parent)).toBe(false);
    rmSync(folder, { recursive: true });
    mkdirSync(join(parent, "elsewhere"));
    symlinkSync(join(parent, "elsewhere"), folder);
    expect(compiledFolder(parent)).toBe(false);
    rmSync(folder);
    writeFileSync(folder, "");
    expect(compiledFolder(parent)).toBe(false);
  },
);
