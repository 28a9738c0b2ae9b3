import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import { createPluginState } from "../../../../core/plugin/pluginState.js";
import { openStateFile, stateFilePath } from "../../../../runner/neuron/stateFile.js";
import { codeOf } from "../../core/plugin/contracts.js";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-state-"));
  folders.push(folder);
  return folder;
};
const neuron = {
  genesisHash: "ab".repeat(32),
  netuid: 3,
  hotkey: developmentSigner("state", "file").account,
};

describe("the file of a neuron's state", () => {
  it("gives back what was kept last, and nothing beside it stays", () => {
    const path = stateFilePath(newFolder(), neuron);
    const file = openStateFile(path);
    expect(file.read()).toBeUndefined();
    const state = createPluginState();
    for (const round of [1, 2, 3]) {
      state.set("round", round);
      file.write(state.dump());
    }
    expect(createPluginState(openStateFile(path).read()).get("round")).toBe(3);
    expect(readdirSync(join(path, ".."))).toEqual([`3-${neuron.hotkey}.state`]);
  });

  it("ignores a half-written successor: a process that died while it wrote lost that round, no more", () => {
    const path = stateFilePath(newFolder(), neuron);
    const state = createPluginState();
    state.set("round", 1);
    openStateFile(path).write(state.dump());
    writeFileSync(`${path}.new`, state.dump().subarray(0, 5));
    expect(createPluginState(openStateFile(path).read()).get("round")).toBe(1);
  });

  it("is another one for another chain, subnet or hotkey", () => {
    const paths = [
      neuron,
      { ...neuron, genesisHash: "cd".repeat(32) },
      { ...neuron, netuid: 4 },
      { ...neuron, hotkey: developmentSigner("state", "other").account },
    ].map((each) => stateFilePath("data", each));
    expect(new Set(paths).size).toBe(4);
  });

  it("says what is wrong with a place that can't be written or read", () => {
    const folder = newFolder();
    writeFileSync(join(folder, "neurons"), "a file in the way");
    const file = openStateFile(stateFilePath(folder, neuron));
    expect([codeOf(() => file.write(new Uint8Array(1))), codeOf(() => file.read())]).toEqual([
      "SK1336",
      "SK1336",
    ]);
  });
});
