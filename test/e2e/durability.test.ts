import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { headOf } from "../../core/chain/head.js";
import { loadStoredState } from "../../core/chain/store/loadStoredState.js";
import { lastHeightOf } from "../../core/chain/store/logRecord.js";
import { createPluginState } from "../../core/plugin/pluginState.js";
import { decodeCanonical } from "../../core/primitives/codec.js";
import { readLog } from "../../core/chain/store/readLog.js";
import { replayStore } from "../../core/chain/store/replayStore.js";
import { recomputeStateHash } from "../../core/state/hash.js";
import { openLmdbStore } from "../../plugins/store-lmdb/openLmdbStore.js";
import { root } from "../architecture/sources.js";
import { killRounds } from "../bench/kill/killRounds.js";
import { startCli } from "./cli.js";

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-durability-"));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface RunSummary {
  readonly height: number;
  readonly genesisHash: string;
  readonly stateHash: string;
}
const tiny = ["--config", join(root, "test", "fixtures", "networks", "tiny.json")];

/** How many rounds each validator of a data folder remembers. */
function roundsRemembered(folder: string, genesisHash: string): number[] {
  const neurons = join(folder, "neurons", genesisHash.slice(0, 16));
  return readdirSync(neurons).map((name) => {
    const count = createPluginState(readFileSync(join(neurons, name))).get("role/round");
    return decodeCanonical(count as Uint8Array) as number;
  });
}

describe("durability", () => {
  it("loses nothing of 5 writers that are killed", async () => {
    // The slow suite kills 100, `npm run kill-test` 500. How many blocks a writer lives for depends on the machine; some of them must get that far.
    const result = await killRounds({ folder: newFolder(), kills: 5, seed: "default run" });
    expect(result.kills).toBe(5);
    expect(result.height).toBeGreaterThan(2);
  }, 300_000);

  it.skipIf(process.platform === "win32")(
    "stops with a code when there is no room, and keeps what was committed",
    async () => {
      const folder = newFolder();
      const writer = join(root, "dist", "test", "bench", "kill", "killWriter.js");
      // The largest file, in units of 1,024 bytes; the signal that announces it is left to the write to report.
      const script = `trap "" XFSZ; ulimit -f 2048; exec "$0" "$@"`;
      const { status, stdout } = spawnSync(
        "bash",
        ["-c", script, process.execPath, writer, folder, "full", "3000"],
        {
          encoding: "utf8",
        },
      );
      const lines = stdout.trimEnd().split("\n");
      expect(lines.at(-1)).toBe("failed SK1654");
      expect(status).toBe(3);
      const [, height, id] = lines.at(-2)?.split(" ") ?? [];
      const store = openLmdbStore(folder);
      const state = loadStoredState(store);
      const head = headOf(state);
      // What waited was sealed before the stretch that found no room: the store may be ahead of the last word, never behind.
      expect(head.height).toBeGreaterThanOrEqual(Number(height));
      const last = Array.from(readLog(store)).find((record) => lastHeightOf(record) === Number(height));
      expect(last?.id).toBe(id);
      expect(head.height).toBeGreaterThan(50);
      expect(recomputeStateHash(replayStore(store).state)).toBe(recomputeStateHash(state));
      await store.close();
    },
  );

  it("continues a network with --data, and refuses another one and a second node", async () => {
    const home = newFolder();
    const folder = join(home, "data");
    const args = ["dev", ...tiny, "--seed", "kept", "--json", "--port", "0", "--epochs", "1"];
    const first = await startCli([...args, "--data", folder]);
    expect(first.code).toBe(0);
    const before = JSON.parse(first.stdout) as RunSummary;
    const store = openLmdbStore(folder);
    expect(headOf(loadStoredState(store)).height).toBe(before.height);
    const roundsBefore = roundsRemembered(folder, before.genesisHash);
    expect(roundsBefore).toHaveLength(1);
    expect(Math.min(...roundsBefore)).toBeGreaterThan(0);
    const refused = await startCli([...args, "--data", folder]);
    await store.close();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("SK1650");

    // One miner more: it has no UID until the network begins anew.
    const file = join(home, "subnetkit.config.json");
    const subnet = { subnet: join(root, "test", "fixtures", "subnets", "echo.mjs"), validators: 1 };
    writeFileSync(
      file,
      JSON.stringify({ subnets: [{ ...subnet, miners: [{ profile: "exact", count: 2 }] }] }),
    );
    const second = await startCli([...args, "--config", file, "--data", folder]);
    expect(second.code).toBe(0);
    expect(second.stderr).toMatch(
      /^SK2218 \(netuid 1\) echo .* 2 miners instead of 1 \(left out until then: exact\)\./,
    );
    const after = JSON.parse(second.stdout) as RunSummary;
    // The validator went on as well: it remembers the rounds of both runs.
    const rounds = roundsRemembered(folder, before.genesisHash);
    expect(rounds).toHaveLength(1);
    expect(Math.min(...rounds)).toBeGreaterThan(Math.max(...roundsBefore));
    expect(after.genesisHash).toBe(before.genesisHash);
    expect(after.height).toBeGreaterThan(before.height);

    const other = await startCli([
      "dev",
      "--seed",
      "another",
      "--json",
      "--epochs",
      "1",
      ...tiny,
      "--data",
      folder,
    ]);
    expect(other.code).toBe(1);
    expect(other.stderr).toContain("SK1602 This store holds another network: it began with another seed.");
    const again = openLmdbStore(folder);
    expect(recomputeStateHash(replayStore(again).state)).toBe(after.stateHash);
    await again.close();
  });
});
