import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { edited, stepsOf } from "./guideSteps.js";
import { runAsStranger, type Ran } from "./stranger.js";

/** What a reader starts with: an empty folder with the package in it as npm packs it. */
let folder: string;

/** npm takes its time on a busy machine. */
const INSTALL_LIMIT_MS = 1_200_000;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-guide-"));
  const packed = await shell(root, `npm pack --pack-destination ${folder}`);
  expect(packed.exitCode, packed.stderr).toBe(0);
}, INSTALL_LIMIT_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }), INSTALL_LIMIT_MS);

function shell(cwd: string, line: string): Promise<Ran> {
  return runAsStranger(cwd, "sh", ["-c", line]);
}

it("docs/first-subnet.md works, step by step", async () => {
  const steps = stepsOf(readFileSync(join(root, "docs", "first-subnet.md"), "utf8"));
  expect(steps.map(({ kind }) => kind)).toContain("edit");
  let cwd = folder;
  for (const step of steps) {
    if (step.kind === "run") {
      const change = /^cd (\S+)$/.exec(step.command);
      if (change) {
        cwd = join(cwd, change[1] ?? "");
        continue;
      }
      const startedAt = performance.now();
      const { exitCode, stdout, stderr } = await shell(cwd, step.command);
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      process.stderr.write(`${seconds.padStart(6)} s  ${step.command}\n`);
      expect(exitCode, `${step.command}\n${stdout}\n${stderr}`).toBe(step.exitCode);
    } else if (step.kind === "write") {
      mkdirSync(dirname(join(cwd, step.file)), { recursive: true });
      writeFileSync(join(cwd, step.file), step.text);
    } else {
      const path = join(cwd, step.file);
      writeFileSync(path, edited(readFileSync(path, "utf8"), step));
    }
  }
});
