import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { killRounds } from "../../bench/kill/killRounds.js";

const folder = mkdtempSync(join(tmpdir(), "subnetkit-kills-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("loses nothing of 100 writers that are killed; npm run kill-test kills 500", async () => {
  const result = await killRounds({ folder, kills: 100, seed: "slow suite" });
  expect(result.kills).toBe(100);
  expect(result.height).toBeGreaterThan(100);
});
