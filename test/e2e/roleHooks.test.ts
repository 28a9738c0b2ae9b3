import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Summary } from "../../runner/devnet/reports.js";
import { root } from "../architecture/sources.js";
import { startCli } from "./cli.js";

const folder = mkdtempSync(join(tmpdir(), "subnetkit-hooked-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(config: object): Promise<{ readonly summary: Summary; readonly stderr: string }> {
  const file = join(folder, `${Object.keys(config).join("") || "plain"}.json`);
  const plugin = join(root, "test/fixtures/plugins/hooked.mjs");
  const echo = join(root, "test/fixtures/subnets/echo.mjs");
  writeFileSync(
    file,
    JSON.stringify({ subnets: [{ subnet: echo, validators: 1 }], plugins: [{ plugin, config }] }),
  );
  const how = ["--epochs", "1", "--seed", "1", "--json", "--port", "0", "--config", file];
  const { stdout, stderr } = await startCli(["dev", ...how]);
  return { summary: JSON.parse(stdout) as Summary, stderr };
}

describe("taps of miners' and validators' hooks in subnetkit dev", () => {
  it("run in the neurons' threads, with services of their own plugin, and change what neurons do", async () => {
    const { summary, stderr } = await run({});
    const said = [...stderr.matchAll(/\((.*?)\) tapped (\w+)/g)].map(([, who, hook]) => `${who} ${hook}`);
    const hooks = ["admit", "response", "tasks", "answers", "scores", "weights"];
    // Of a thread, and there are two: the miners' and the validators'.
    expect(said.sort((a, b) => (a < b ? -1 : 1))).toEqual(
      ["kernel plugin block", ...[...hooks, ...hooks].map((hook) => `echo ${hook}`)].sort((a, b) =>
        a < b ? -1 : 1,
      ),
    );
    const miners = (summary.subnets[0]?.rows ?? []).filter(({ role }) => role === "miner");
    // Both right, and every score halved.
    expect(miners.map(({ profile, meanScore }) => [profile, meanScore])).toEqual([
      ["exact", 0.5],
      ["near", 0.5],
    ]);
    expect(summary.problems).toEqual([]);
  });

  it("are told of once for each neuron when they throw, with the plugin's own line, and what they refuse is refused", async () => {
    const { summary, stderr } = await run({ wrong: true });
    const told = summary.problems.filter(({ error }) => error.code === "SK1340");
    expect(told.map(({ uid, profile }) => [uid, profile])).toEqual([
      [1, "exact"],
      [2, "near"],
    ]);
    expect(stderr).toMatch(/SK1340[\s\S]*at hooked\.mjs:\d+/);
    const miners = (summary.subnets[0]?.rows ?? []).filter(({ role }) => role === "miner");
    expect(miners.map(({ incentiveU16 }) => incentiveU16)).toEqual([0, 0]);
  });
});
