import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Summary } from "../../runner/devnet/reports.js";
import { root } from "../architecture/sources.js";
import { startCli } from "../e2e/cli.js";

const fixture = (name: string): string => join(root, "test", "fixtures", "subnets", name);

/** Runs subnets side by side, one epoch, repeatably. */
async function run(
  names: readonly string[],
  more: readonly string[] = [],
): Promise<{ readonly code: number | null; readonly summary: Summary }> {
  const subnets = names.flatMap((name) => ["--subnet", fixture(name)]);
  const how = ["--epochs", "1", "--seed", "1", "--json", "--port", "0"];
  const { code, stdout, stderr } = await startCli(["dev", ...how, ...subnets, ...more]);
  expect(stdout, stderr).toMatch(/^\{/);
  return { code, summary: JSON.parse(stdout) as Summary };
}

const codes = ({ problems }: Summary): string[] =>
  problems.map(({ netuid, error }) => `${netuid} ${error.code}`);
/** The miners of a subnet that earned, by profile. */
const paid = ({ subnets }: Summary, name: string): string[] =>
  (subnets.find(({ subnet }) => subnet === name)?.rows ?? [])
    .filter(({ role, incentiveU16 }) => role === "miner" && incentiveU16 > 0)
    .map(({ profile }) => profile);

describe("a wrong plugin in a network of several", () => {
  it("is not believed what it posts, and one that throws null ends alone", async () => {
    const { code, summary } = await run(["wrong/posting.mjs", "wrong/dying.mjs", "echo.mjs"]);
    expect(codes(summary)).toContain("1 SK2209");
    expect(codes(summary)).toContain("2 SK2201");
    expect(codes(summary).filter((told) => told.startsWith("1"))).toEqual(["1 SK2209"]);
    expect(codes(summary).filter((told) => told.startsWith("3"))).toEqual([]);
    expect(paid(summary, "posting")).toEqual(["posts"]);
    expect(paid(summary, "echo")).toEqual(["exact", "near"]);
    // It has lost the miners of one subnet.
    expect(code).toBe(1);
  });

  it("is named by its UID when a miner of it loops, and the other subnets go on", async () => {
    const { code, summary } = await run(["wrong/looping.mjs", "echo.mjs"]);
    // UID 3 is the innocent one, which nobody can ask any more.
    const looped = summary.problems.find(({ error }) => error.code === "SK2211");
    expect([looped?.netuid, looped?.uid]).toEqual([1, 4]);
    expect(paid(summary, "echo")).toEqual(["exact", "near"]);
    expect(code).toBe(1);
  });

  it("goes on when a kernel plugin throws in a tap, in a timer and in a promise", async () => {
    const plugin = join(root, "test", "fixtures", "plugins", "throwing.mjs");
    const folder = mkdtempSync(join(tmpdir(), "subnetkit-wrong-"));
    const config = join(folder, "subnetkit.config.json");
    writeFileSync(config, JSON.stringify({ plugins: [{ plugin, config: { later: true } }] }));
    try {
      const { code, summary } = await run(["echo.mjs"], ["--config", config]);
      expect(new Set(codes(summary))).toEqual(new Set(["undefined SK1340", "undefined SK2210"]));
      expect(paid(summary, "echo")).toEqual(["exact", "near"]);
      expect(code).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
