import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { edited, stepsOf } from "./guideSteps.js";
import { runAsStranger, type Ran } from "./stranger.js";

/** What a reader starts with: the package as npm packs it, installed somewhere, and an empty folder. */
let folder: string;

/** npm takes its time on a busy machine. */
const INSTALL_LIMIT_MS = 1_200_000;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-guide-"));
  const { stdout } = await shell(root, `npm pack --json --pack-destination ${folder}`);
  const [report] = Object.values(JSON.parse(stdout) as Record<string, { readonly filename: string }>);
  mkdirSync(join(folder, "tool"));
  const tarball = join(folder, report?.filename ?? "");
  const installed = await shell(
    join(folder, "tool"),
    `npm install --no-audit --no-fund --prefix . ${tarball}`,
  );
  expect(installed.exitCode, installed.stderr).toBe(0);
}, INSTALL_LIMIT_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }), INSTALL_LIMIT_MS);

function shell(cwd: string, line: string): Promise<Ran> {
  const path = [join(folder, "tool", "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter);
  return runAsStranger(cwd, "sh", ["-c", line], { PATH: path });
}

it("docs/first-subnet.md works, step by step", async () => {
  const steps = stepsOf(readFileSync(join(root, "docs", "first-subnet.md"), "utf8"));
  expect(steps.map(({ kind }) => kind)).toContain("edit");
  let cwd = folder;
  for (const step of steps) {
    if (step.kind === "run") {
      // Where the package is not published, npx would look for it in the registry: the installed command is the same one.
      const line = step.command.replace(/^npx /, "");
      const change = /^cd (\S+)$/.exec(line);
      if (change) {
        cwd = join(cwd, change[1] ?? "");
        continue;
      }
      const startedAt = performance.now();
      const { exitCode, stdout, stderr } = await shell(cwd, line);
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
