import { describe, expect, it } from "vitest";
import { changeWords } from "../../../../../core/yuma/explain/changeWords.js";
import { explainMiner } from "../../../../../core/yuma/explain/explainMiner.js";
import { percent } from "../../../../../core/yuma/explain/percent.js";
import { shareOf } from "../../../../../core/yuma/explain/share.js";
import { traceEpoch } from "../../../../../core/yuma/explain/traceEpoch.js";
import { voteWords } from "../../../../../core/yuma/explain/voteWords.js";
import type { EpochInputs } from "../../../../../core/yuma/types.js";
import { epochInputs, epochParams } from "../epochFixture.js";

const [first] = explainMiner(traceEpoch(epochParams(), epochInputs()), 2).votes;
if (!first) throw new Error("uid 2 is weighed");
const wordsOf = (changes: Partial<typeof first>): string => voteWords({ ...first, ...changes });

describe("what a vote is said to be", () => {
  it("differs for every rule, and names the blocks of a stale weight", () => {
    const silent = { rule: "inactive", share: shareOf(0n) } as const;
    const all = [
      wordsOf({ rule: "notListed" }),
      wordsOf({ rule: "noPermit" }),
      wordsOf({ rule: "unknownUid" }),
      wordsOf({ rule: "selfWeight" }),
      wordsOf({ rule: "stale", lastUpdate: 480, registeredAt: 500 }),
      wordsOf({ rule: "openCommit", committedAt: 490, registeredAt: 500 }),
      wordsOf({ clip: "kept" }),
      wordsOf({ clip: "clipped", cut: shareOf(1n << 31n) }),
      wordsOf({ clip: "dropped" }),
      wordsOf({ clip: "none" }),
      wordsOf({ voice: silent }),
      wordsOf({ voice: { ...silent, rule: "belowThreshold" } }),
      wordsOf({ voice: { ...silent, rule: "noStake" } }),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(all[4]).toMatch(/480.*500/);
    expect(all[7]).toContain("50.00 %");
  });
});

describe("what a change is said to be", () => {
  it("reads the same from bigints and from JSON", () => {
    const moved: Partial<EpochInputs> = { weights: [[[2, 1]], [[2, 1]], [], []] };
    const before = traceEpoch(epochParams(), epochInputs());
    const { changes = [] } = explainMiner(traceEpoch(epochParams(), epochInputs(moved)), 2, before);
    const asJson = JSON.parse(
      JSON.stringify(changes, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
    ) as typeof changes;
    expect(changes.length).toBeGreaterThan(3);
    expect(asJson.map(changeWords)).toEqual(changes.map(changeWords));
  });

  it("is nothing where both would read the same", () => {
    expect(
      changeWords({ what: "stake", before: shareOf(1n << 31n), after: shareOf((1n << 31n) + 1n) }),
    ).toBeUndefined();
  });
});

describe("percent", () => {
  it("shows two decimals, and never a share as 0 that isn't", () => {
    expect([0, 0.25, 0.12345, 1, 0.000_001].map(percent)).toEqual([
      "0.00 %",
      "25.00 %",
      "12.35 %",
      "100.00 %",
      "0.0001 %",
    ]);
  });
});
