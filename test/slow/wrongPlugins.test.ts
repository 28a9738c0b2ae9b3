import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Summary } from "../../runner/devnet/reports.js";
import { root } from "../architecture/sources.js";
import { startCli } from "../e2e/cli.js";

const fixture = (name: string): string => join(root, "test", "fixtures", "subnets", name);

interface Ran {
  readonly code: number | null;
  readonly stderr: string;
  readonly summary: Summary;
}

/** Runs subnets side by side, one epoch, repeatably. */
async function run(names: readonly string[], more: readonly string[] = []): Promise<Ran> {
  const subnets = names.flatMap((name) => ["--subnet", fixture(name)]);
  const how = ["--epochs", "1", "--seed", "1", "--json", "--port", "0"];
  const { code, stdout, stderr } = await startCli(["dev", ...how, ...subnets, ...more]);
  expect(stdout, stderr).toMatch(/^\{/);
  return { code, stderr, summary: JSON.parse(stdout) as Summary };
}

/** The same with kernel plugins, beside a subnet that is right. */
async function runWith(plugins: readonly object[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-wrong-"));
  const config = join(folder, "subnetkit.config.json");
  writeFileSync(config, JSON.stringify({ plugins }));
  try {
    return await run(["echo.mjs"], ["--config", config]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

  it("is named by the calls that may loop after an await, with a seed and by the clock", async () => {
    const names = ["wrong/loopingLater.mjs", "wrong/loopingScore.mjs"];
    const told = (stderr: string): (string | undefined)[] =>
      ["looping-later", "looping-score"].map(
        (id) => new RegExp(`(SK22..) .*of ${id} .*given up`).exec(stderr)?.[0],
      );
    const seeded = await run([...names, "echo.mjs"]);
    const clocked = await startCli(
      ["dev", ...names.flatMap((name) => ["--subnet", fixture(name)]), "--json", "--port", "0"],
      (_, child) => {
        // Two threads are to be given up.
        let stderr = "";
        if (child.stderr?.listenerCount("data") === 1)
          child.stderr.on("data", (text: string) => {
            stderr += text;
            // A second signal would end it without its last words.
            if (!child.killed && told(stderr).every((each) => each !== undefined)) child.kill("SIGINT");
          });
      },
    );
    for (const { stderr, code } of [seeded, clocked]) {
      const [later, score] = told(stderr);
      expect(later).toMatch(/SK22.. .*UID \d+ .*solve/);
      expect(score).toMatch(/SK22.. .*UID \d+ .*score/);
      expect(code).toBe(1);
    }
    expect(paid(seeded.summary, "echo")).toEqual(["exact", "near"]);
  });

  it.each([
    ["errors in a tap, in a timer and in a promise", "throwing", { later: true }, ["SK1340", "SK2210"]],
    ["null in a timer", "careless", { at: "tap", where: "timer", what: "null" }, ["SK2210"]],
    ["undefined in a promise", "careless", { at: "tap", where: "promise", what: "undefined" }, ["SK2210"]],
  ])("goes on when a kernel plugin throws %s", async (_, name, config, told) => {
    const plugin = join(root, "test", "fixtures", "plugins", `${name}.mjs`);
    const { code, summary } = await runWith([{ plugin, config }]);
    expect([...new Set(codes(summary))].sort()).toEqual(told.map((each) => `undefined ${each}`));
    expect(new Set(summary.problems.map((problem) => problem.plugin))).toEqual(new Set([name]));
    expect(paid(summary, "echo")).toEqual(["exact", "near"]);
    expect(code).toBe(0);
  });

  it("ends although a kernel plugin leaves a timer behind, and says so", async () => {
    const plugin = join(root, "test", "fixtures", "plugins", "careless.mjs");
    const { code, stderr } = await runWith([{ plugin, config: { at: "start", where: "interval" } }]);
    expect(stderr).toMatch(/SK2216 .*careless\.mjs.*Timeout/);
    expect(code).toBe(0);
  });

  it.each(["rejects", "never"])("ends in order when what a kernel plugin releases %s", async (where) => {
    const plugin = join(root, "test", "fixtures", "plugins", "careless.mjs");
    const { code, stderr } = await runWith([{ plugin, config: { at: "end", where, what: "null" } }]);
    expect(stderr).toContain("SK2213 (kernel plugin careless)");
    expect(code).toBe(0);
  });
});
