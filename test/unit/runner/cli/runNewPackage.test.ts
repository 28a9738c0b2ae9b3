import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../../../runner/cli/main.js";
import { fakeTerminal, keys, type FakeTerminal, type Typed } from "../scaffold/fakeTerminal.js";

const { enter, down, cancel } = keys;

let folder: string;
let errors: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-run-new-"));
  errors = "";
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    errors += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command on a terminal with somebody at it. */
async function typed(args: readonly string[], script: readonly Typed[]): Promise<FakeTerminal> {
  const terminal = fakeTerminal(script);
  // The command only reads, writes and asks whether it is a terminal.
  vi.spyOn(process, "stdin", "get").mockReturnValue(terminal.input as unknown as typeof process.stdin);
  vi.spyOn(process, "stdout", "get").mockReturnValue(terminal.output as unknown as typeof process.stdout);
  await main(["new", ...args]);
  return terminal;
}

describe("subnetkit new on a terminal", () => {
  it("writes what was asked for", async () => {
    const terminal = await typed(
      ["--no-install"],
      [
        ["What do you want", enter],
        ["Its name", `tides${enter}`],
        ["What runs", down + enter],
      ],
    );
    expect(process.exitCode).toBeUndefined();
    expect(terminal.left()).toEqual([]);
    expect(terminal.shown()).toContain("npm test");
    expect(readdirSync(join(folder, "tides", "src", "miners"))).toContain("onnx.ts");
    expect(readdirSync(join(folder, "tides", "src", "miners"))).not.toContain("tfjs.ts");
  });

  it("overwrites when the answer is to", async () => {
    mkdirSync(join(folder, "tides"));
    writeFileSync(join(folder, "tides", "package.json"), "mine");
    await typed(["tides", "--kind", "plugin", "--no-install"], [["What now?", down + enter]]);
    expect(process.exitCode).toBeUndefined();
    expect(readFileSync(join(folder, "tides", "package.json"), "utf8")).toContain('"tides"');
  });

  it("ends with exit code 1 and nothing written when it is cancelled", async () => {
    await typed(
      ["--no-install"],
      [
        ["What do you want", enter],
        ["Its name", cancel],
      ],
    );
    expect(process.exitCode).toBe(1);
    expect(errors).toContain("SK3405");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("subnetkit new without a terminal", () => {
  it("wants a name: exit code 1, SK3401", async () => {
    await main(["new", "--yes"]);
    expect(process.exitCode).toBe(1);
    expect(errors).toContain("SK3401");
  });

  it("carries a tarball along, and quotes what a shell would split", async () => {
    writeFileSync(join(folder, "kit.tgz"), "packed");
    let shown = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      shown += String(text);
      return true;
    });
    const args = ["tides", "--dir", "a b", "--subnetkit", "file:kit.tgz", "--yes", "--no-install", "--json"];
    await main(["new", ...args]);
    expect(JSON.parse(shown)).toMatchObject({
      next: ['cd "a b"', "npm install", "npm test", "npm run dev", "npm run check"],
    });
    expect(readFileSync(join(folder, "a b", "vendor", "kit.tgz"), "utf8")).toBe("packed");
    expect(readFileSync(join(folder, "a b", "package.json"), "utf8")).toContain('"file:vendor/kit.tgz"');
    expect(errors).toBe("");
  });
});
