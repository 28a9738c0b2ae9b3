import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { edited, stepsOf } from "./guideSteps.js";

/** What a reader starts with: the package as npm packs it, installed somewhere, and an empty folder. */
let folder: string;

/** npm takes its time on a busy machine. */
const INSTALL_LIMIT_MS = 1_200_000;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-guide-"));
  const packed = command(root, `npm pack --json --pack-destination ${folder}`);
  const [report] = Object.values(JSON.parse(packed.stdout) as Record<string, { readonly filename: string }>);
  mkdirSync(join(folder, "tool"));
  const installed = command(
    join(folder, "tool"),
    `npm install --no-audit --no-fund --prefix . ${join(folder, report?.filename ?? "")}`,
  );
  expect(installed.status, installed.stderr).toBe(0);
}, INSTALL_LIMIT_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function command(cwd: string, line: string): { status: number | null; stdout: string; stderr: string } {
  const clean = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST)/.test(name));
  const path = [join(folder, "tool", "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter);
  return spawnSync("bash", ["-c", line], {
    cwd,
    encoding: "utf8",
    env: { ...Object.fromEntries(clean), PATH: path, NO_COLOR: "1" },
    maxBuffer: 64 * 1024 * 1024,
  });
}

it("docs/first-subnet.md works, step by step", () => {
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
      const { status, stdout, stderr } = command(cwd, line);
      expect(status, `${step.command}\n${stdout}\n${stderr}`).toBe(step.exitCode);
    } else if (step.kind === "write") {
      mkdirSync(dirname(join(cwd, step.file)), { recursive: true });
      writeFileSync(join(cwd, step.file), step.text);
    } else {
      const path = join(cwd, step.file);
      writeFileSync(path, edited(readFileSync(path, "utf8"), step));
    }
  }
});
