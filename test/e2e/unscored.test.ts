import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { startCli } from "./cli.js";

const folder = mkdtempSync(join(tmpdir(), "subnetkit-unscored-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const subnet = join(root, "test/fixtures/subnets/unscored.mjs");

it.concurrent.each([
  ["zero", "Every answer scored 0", /exact +0\.0000 /],
  ["later", "the answers wait for their outcome", /exact +· /],
  ["throws", "the validators' work fails with SK1522", /exact +· /],
  ["no tasks", "`createTasks` gave no task", /exact +· /],
])("subnetkit dev says why nobody has a score: %s", async (how, said, miner) => {
  const file = join(folder, `${how}.json`);
  writeFileSync(file, JSON.stringify({ subnets: [{ subnet, validators: 1, validatorSettings: { how } }] }));
  const { code, stdout } = await startCli([
    ...["dev", "--epochs", "2", "--seed", "1", "--port", "0", "--config", file],
  ]);
  expect(code, stdout).toBe(0);
  expect(stdout.split(said), stdout).toHaveLength(3);
  expect(stdout).toMatch(miner);
  // Blocks wait for the work here: they can't be too short.
  expect(stdout).not.toContain("--block-ms");
});
