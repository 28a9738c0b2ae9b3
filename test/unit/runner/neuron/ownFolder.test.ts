import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import { ownFolder } from "../../../../runner/neuron/ownFolder.js";

const { account: hotkey } = developmentSigner("own folder", "miner");
const owner = { genesisHash: "ab".repeat(32), netuid: 3, hotkey };
const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("ownFolder", () => {
  it("makes none for a contract that asks for none", () => {
    expect(ownFolder({}, { ...owner, dataFolder: undefined }).context).toEqual({});
    expect(ownFolder({ needs: { workers: true } }, undefined).context).toEqual({});
  });

  it("keeps one below the data folder, the same the next time", () => {
    const dataFolder = mkdtempSync(join(tmpdir(), "subnetkit-own-"));
    made.push(dataFolder);
    const first = ownFolder({ needs: { folder: true } }, { ...owner, dataFolder });
    const { folder = "" } = first.context;
    expect(folder.startsWith(dataFolder)).toBe(true);
    writeFileSync(join(folder, "kept"), "");
    first.dispose();
    const again = ownFolder({ needs: { folder: true } }, { ...owner, dataFolder });
    expect(again.context.folder).toBe(folder);
    expect(existsSync(join(folder, "kept"))).toBe(true);
  });

  it("removes a temporary one with the neuron", () => {
    const { context, dispose } = ownFolder({ needs: { folder: true } }, undefined);
    const { folder = "" } = context;
    expect(existsSync(folder)).toBe(true);
    dispose();
    expect(existsSync(folder)).toBe(false);
  });
});
