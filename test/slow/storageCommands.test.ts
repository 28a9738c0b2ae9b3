import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startCli, type Finished } from "../e2e/cli.js";
import { pseudoRandomBytes } from "../unit/subnets/storage/pseudoRandomBytes.js";
import { onNetwork } from "./onNetwork.js";

const folder = mkdtempSync(join(tmpdir(), "subnetkit-storage-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a get asks for at a time is more than a gateway keeps for a connection that does not read. */
const content = pseudoRandomBytes("content", 40_000_000);

it("subnetkit storage keeps a file at the miners of a running network, through a gateway", async () => {
  const [original, copy] = [join(folder, "a.bin"), join(folder, "copy.bin")];
  writeFileSync(original, content);
  // Of the miners that start without a configuration one loses what it keeps, on purpose: what it had is stored anew.
  const config = join(folder, "subnetkit.config.json");
  const miners = [{ profile: "disk", count: 5 }];
  writeFileSync(config, JSON.stringify({ subnets: [{ subnet: "storage", miners }] }));
  const network = await onNetwork(["--config", config], async (port) => {
    const storage = (...args: readonly string[]): Promise<Finished> =>
      startCli(
        ["storage", ...args, "--url", `ws://127.0.0.1:${port}`, "--folder", join(folder, "record")],
        undefined,
        { SUBNETKIT_PASSPHRASE: "a long phrase" },
      );
    const done = async (...args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await storage(...args);
      expect(code, stderr).toBe(0);
      return stdout;
    };
    await done("put", original);
    expect((await storage("put", original)).stderr).toContain("SK4121");
    const [listed] = JSON.parse(await done("ls", "--json")) as readonly [
      { readonly name: string; readonly sizeBytes: number },
    ];
    expect(listed).toMatchObject({ name: "a.bin", sizeBytes: content.length });
    await done("get", "a.bin", "--out", copy);
    expect(readFileSync(copy).equals(content)).toBe(true);

    // Something new in the middle: the chunks around it are known already.
    writeFileSync(
      original,
      Buffer.concat([content.subarray(0, 2e7), Buffer.from("new"), content.subarray(2e7)]),
    );
    const { knownBytes } = JSON.parse(await done("put", original, "--replace", "--json")) as {
      readonly knownBytes: number;
    };
    expect(knownBytes).toBeGreaterThan(content.length / 2);
    await done("get", "a.bin", "--out", copy);
    expect(readFileSync(copy).equals(readFileSync(original))).toBe(true);

    await done("rm", "a.bin");
    expect((await storage("get", "a.bin", "--out", copy)).stderr).toContain("SK4120");
  });
  expect(network.code, network.stderr).toBe(0);
}, 300_000);
