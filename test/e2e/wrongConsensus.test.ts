import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { startCli } from "./cli.js";

const folder = mkdtempSync(join(tmpdir(), "subnetkit-consensus-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("a kernel plugin's consensus that throws ends the network as its own, also when it begins with an epoch", async () => {
  const file = join(folder, "subnetkit.config.json");
  const fixtures = join(root, "test", "fixtures");
  const subnet = { subnet: join(fixtures, "subnets", "echo.mjs"), validators: 1 };
  const plugins = [join(fixtures, "plugins", "wrongConsensus.mjs")];
  writeFileSync(file, JSON.stringify({ subnets: [subnet], plugins }));
  const how = ["--seed", "1", "--json", "--epochs", "1", "--port", "0", "--data", join(folder, "net")];
  // What the first one leaves stands one block before the epoch.
  for (const run of ["the first", "a continued one"]) {
    const { code, stderr } = await startCli(["dev", "--config", file, ...how]);
    expect(stderr, run).toMatch(
      /^SK2217 The consensus of the kernel plugin wrong-consensus threw: no majority\.\n {2}at wrongConsensus\.mjs:5 /,
    );
    // Everything has ended by itself, so that nothing is taken for the plugin's.
    expect(stderr, run).not.toContain("SK2216");
    expect(code, run).toBe(1);
  }
});
