import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { AuditReport } from "../../../../runner/audit/auditSubnet.js";
import { main } from "../../../../runner/cli/main.js";
import { squares } from "../audit/squares.js";

// A small subnet in place of the one that is named.
vi.mock(import("../../../../core/plugin/loadSubnet.js"), () => ({
  loadSubnet: () => Promise.resolve(squares(false)),
}));

let before: typeof process.exitCode;
beforeEach(() => {
  before = process.exitCode;
});
afterEach(() => {
  process.exitCode = before;
  vi.restoreAllMocks();
});

/** Runs the command: its exit code, and what it wrote to standard output. */
async function run(...args: readonly string[]): Promise<{ readonly code: unknown; readonly out: string }> {
  let out = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  process.exitCode = undefined;
  await main(["audit", ...args]);
  return { code: process.exitCode, out };
}

describe("subnetkit audit", () => {
  it("exits with 1 when an attack pays, and makes the folder of its page", async () => {
    const folder = mkdtempSync(join(tmpdir(), "subnetkit-audit-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const page = join(folder, "not", "there", "audit.html");
    const asked = ["--attack", "silent", "--attack", "sybil"];
    const { code, out } = await run(
      "storage",
      ...asked,
      "--seeds",
      "1",
      "--epochs",
      "2",
      "--json",
      "--html",
      page,
    );
    expect(code).toBe(1);
    const report = JSON.parse(out) as AuditReport;
    expect(report).toMatchObject({ subnet: "squares", seeds: 1, epochs: 2, ok: false, unplayed: 0 });
    expect(report.results.map(({ attack, verdict }) => [attack, verdict])).toEqual([
      ["silent", "open"],
      ["sybil", "pays"],
    ]);
    expect(readFileSync(page, "utf8")).toContain("<h1>Audit of squares");
  });

  it.each([
    ["an unknown attack", ["--attack", "bribe"]],
    ["a bad threshold", ["--threshold", "much"]],
  ])("exits with 2 for %s", async (_, args) => {
    expect((await run("storage", ...args)).code).toBe(2);
  });
});
