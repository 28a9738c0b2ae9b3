import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveKernelPlugin } from "../../../../runner/subnets/resolveKernelPlugin.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-plugin-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("resolveKernelPlugin", () => {
  it("finds a file", () => {
    writeFileSync(join(folder, "watch.ts"), "");
    expect(resolveKernelPlugin("./watch.ts", folder)).toBe(pathToFileURL(join(folder, "watch.ts")).href);
  });

  it.each([
    ["what is not there", "./nothing.ts", "SK3305"],
    ["a bundled subnet", "storage", "SK3305"],
    ["a folder without an entry", "./empty", "SK3306"],
  ])("refuses %s", (_, name, code) => {
    mkdirSync(join(folder, "empty"));
    expect(() => resolveKernelPlugin(name, folder)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
