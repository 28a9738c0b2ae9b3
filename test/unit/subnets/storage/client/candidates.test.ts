import { describe, expect, it } from "vitest";
import { createCandidates, doubtHolders } from "../../../../../subnets/storage/client/candidates.js";

const miners = Array.from({ length: 5 }, (_, uid) => ({ uid, hotkey: `hotkey-${uid}` }));
const sure = (): number => 1;

describe("candidates", () => {
  it("are ranked by chunk, those in doubt last until they take a shard", () => {
    const candidates = createCandidates(miners);
    const before = candidates.ranked("aa", sure).map(({ hotkey }) => hotkey);
    const [first = "", ...others] = before;
    candidates.doubt(first, "it was busy");
    expect(candidates.ranked("aa", sure).map(({ hotkey }) => hotkey)).toEqual([...others, first]);
    expect(candidates.lastFailure).toBe("it was busy");
    candidates.trust(first);
    expect(candidates.ranked("aa", sure).map(({ hotkey }) => hotkey)).toEqual(before);
  });

  it("are fewer once one is excluded", () => {
    const candidates = createCandidates(miners);
    candidates.exclude("hotkey-3", "it is full");
    expect([candidates.size, candidates.has("hotkey-3"), candidates.has("hotkey-2")]).toEqual([
      4,
      false,
      true,
    ]);
    expect(candidates.ranked("aa", sure).map(({ hotkey }) => hotkey)).not.toContain("hotkey-3");
    expect(candidates.lastFailure).toBe("it is full");
  });

  it("are in doubt when they could not show their shard", () => {
    const candidates = createCandidates(miners);
    const shards = ["hotkey-0", "hotkey-1", "hotkey-2"].map((holder) => ({
      ...{ holder, generation: 0, root: "", tag: "" },
    }));
    doubtHolders(candidates, { id: "aa", plainBytes: 1, dataShards: 2, shards }, [
      "lost",
      "live",
      "unreachable",
    ]);
    const last = candidates.ranked("aa", sure).slice(-2);
    expect(last.map(({ hotkey }) => hotkey).sort()).toEqual(["hotkey-0", "hotkey-2"]);
  });
});
