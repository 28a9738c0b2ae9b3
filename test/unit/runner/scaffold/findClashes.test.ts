import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportOf } from "../../../../core/primitives/errors.js";
import { findClashes, refuseClashes, type Clash } from "../../../../runner/scaffold/findClashes.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-clashes-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    return reportOf(error).code;
  }
  return undefined;
};

describe("findClashes", () => {
  it("finds nothing in the way where there is nothing", () => {
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "notes.txt"), "");
    expect(findClashes(folder, ["a.md", "src/index.ts"])).toEqual([]);
    expect(findClashes(join(folder, "new", "er"), ["a.md", "src/index.ts"])).toEqual([]);
  });

  it("names everything in the way and of what kind it is, each once", () => {
    writeFileSync(join(folder, "a.md"), "");
    mkdirSync(join(folder, "b.md"));
    writeFileSync(join(folder, "src"), "");
    mkdirSync(join(folder, "test"));
    writeFileSync(join(folder, "test", "deep"), "");
    symlinkSync(join(folder, "nowhere"), join(folder, "link.md"));
    const paths = [
      "a.md",
      "b.md",
      "c.md",
      "link.md",
      "src/x.ts",
      "src/y/z.ts",
      "test/a.ts",
      "test/deep/a.ts",
    ];
    expect(findClashes(folder, paths)).toEqual([
      { path: "a.md", kind: "file" },
      { path: "b.md", kind: "folder in a file's place" },
      { path: "link.md", kind: "file" },
      { path: "src", kind: "file in a folder's place" },
      { path: "test/deep", kind: "file in a folder's place" },
    ]);
  });

  it("refuses a folder that is a file, or is to be below one, with SK3403", () => {
    writeFileSync(join(folder, "file"), "");
    expect(codeOf(() => findClashes(join(folder, "file"), []))).toBe("SK3403");
    expect(codeOf(() => findClashes(join(folder, "file", "deeper", "still"), []))).toBe("SK3403");
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});

describe("refuseClashes", () => {
  const files = Array.from({ length: 30 }, (_, index): Clash => ({ path: `f${index}.ts`, kind: "file" }));
  const stuck: Clash = { path: "src", kind: "file in a folder's place" };

  it("lets pass what is no clash, and with force what can be overwritten", () => {
    expect(codeOf(() => refuseClashes(folder, [], false))).toBeUndefined();
    expect(codeOf(() => refuseClashes(folder, files, true))).toBeUndefined();
  });

  it.each([
    ["SK3402", files, false],
    ["SK3406", [...files, stuck], false],
    ["SK3406", [...files, stuck], true],
  ] as const)("refuses with %s and lists every path", (code, clashes, force) => {
    let report = reportOf(undefined);
    try {
      refuseClashes(folder, clashes, force);
    } catch (error) {
      report = reportOf(error);
    }
    expect(report.code).toBe(code);
    const listed = report.message.split("\n  ").slice(1);
    expect(listed.map((line) => line.split(" ")[0])).toEqual(clashes.map(({ path }) => path));
  });
});
