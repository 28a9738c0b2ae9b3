import { createPluginState } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { createCommitments } from "../../../../../subnets/storage/validation/commitments.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

const commitment = (index: number) => ({
  shard: pseudoRandomBytes(`shard ${index}`, 32),
  root: pseudoRandomBytes(`root ${index}`, 32),
  sizeBytes: index + 1,
});

describe("commitments", () => {
  it("are found by shard and by number, also after others went", () => {
    const commitments = createCommitments(createPluginState());
    for (let index = 0; index < 5; index += 1) commitments.add("a", commitment(index));
    commitments.add("b", commitment(1));
    commitments.remove("a", commitment(1).shard);
    commitments.remove("a", commitment(4).shard);
    commitments.remove("a", commitment(9).shard);
    expect(commitments.count("a")).toBe(3);
    const sizes = [0, 1, 2].map((index) => commitments.at("a", index)?.sizeBytes ?? 0);
    expect(sizes.sort((x, y) => x - y)).toEqual([1, 3, 4]);
    for (const index of [0, 2, 3]) {
      expect(Buffer.from(commitments.find("a", commitment(index).shard)?.root ?? [])).toEqual(
        commitment(index).root,
      );
    }
    expect(commitments.find("a", commitment(1).shard)).toBeUndefined();
    expect(commitments.count("b")).toBe(1);
  });

  it("are counted once when a shard is taken again", () => {
    const commitments = createCommitments(createPluginState());
    commitments.add("a", commitment(1));
    commitments.add("a", commitment(1));
    expect(commitments.count("a")).toBe(1);
  });

  it("go back with the state", () => {
    const state = createPluginState();
    const commitments = createCommitments(state);
    commitments.add("a", commitment(1));
    const before = state.checkpoint();
    commitments.add("a", commitment(2));
    state.revert(before);
    expect(commitments.count("a")).toBe(1);
    expect(commitments.find("a", commitment(2).shard)).toBeUndefined();
  });
});
