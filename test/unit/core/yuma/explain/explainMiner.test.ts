import { describe, expect, it } from "vitest";
import { explainMiner } from "../../../../../core/yuma/explain/explainMiner.js";
import { traceEpoch } from "../../../../../core/yuma/explain/traceEpoch.js";
import type { Vote } from "../../../../../core/yuma/explain/vote.js";
import type { EpochInputs, EpochParams } from "../../../../../core/yuma/types.js";
import { codeOf } from "../../state/codeOf.js";
import { BLOCK, epochInputs, epochParams, noRows } from "../epochFixture.js";

/** Three validators with half, a third and a sixth of the stake, two miners. */
const three = (changes: Partial<EpochInputs> = {}): EpochInputs =>
  epochInputs({
    blockAtRegistration: [1, 1, 1, 1, 1],
    lastUpdate: Array.from({ length: 5 }, () => BLOCK - 1),
    validatorPermit: [true, true, true, false, false],
    stakeAlpha: [3_000n, 2_000n, 1_000n, 0n, 0n],
    stakeTao: [0n, 0n, 0n, 0n, 0n],
    weights: [row([3, 1], [4, 3]), row([3, 1], [4, 1]), row([3, 1]), [], []],
    bonds: noRows(5),
    ...changes,
  });
const row = (...entries: readonly (readonly [number, number])[]) => entries;

const explain = (uid: number, inputs: Partial<EpochInputs> = {}, params: Partial<EpochParams> = {}) =>
  explainMiner(traceEpoch(epochParams({ n: 5, ...params }), three(inputs)), uid);

const voteOf = (votes: readonly Vote[], validator: number): Vote | undefined =>
  votes.find((vote) => vote.validator === validator);

describe("explainMiner", () => {
  it("follows weights to the emission, with the epoch's own numbers", () => {
    const epoch = traceEpoch(epochParams({ n: 5 }), three());
    const miner = explainMiner(epoch, 3);
    expect(miner).toMatchObject({ uid: 3, registeredAt: 1, outcome: "earned", changes: undefined });
    expect(miner.votes.map(({ validator, normalised }) => [validator, normalised.value])).toEqual([
      [0, 0.25],
      [1, 0.5],
      [2, 1],
    ]);
    expect(miner.consensus.value.raw).toBe(epoch.intermediates.consensus[3]);
    expect(miner.rank.raw).toBe(miner.votes.reduce((sum, { rank }) => sum + rank.raw, 0n));
    expect(miner.incentive.raw).toBe(epoch.intermediates.incentive[3]);
    expect(miner.incentiveU16).toBe(epoch.outputs.incentive[3]);
    expect(miner.emission).toEqual({
      rule: "halves",
      share: { raw: epoch.intermediates.normServerEmission[3], value: expect.closeTo(0.204545, 5) as number },
      rao: epoch.outputs.serverEmission[3],
      ofRao: 1_000_000_000n,
    });
  });

  it("says whose stake decided the consensus, and clips what lies above", () => {
    const { consensus, votes } = explain(3);
    // Half the stake gives 0.25, which isn't more than the minority of a hair over one half.
    expect(consensus).toMatchObject({ rule: "majority", kappaU16: 32_767 });
    expect(consensus.levels.map((level) => [level.weight.value, level.validators, level.decides])).toEqual([
      [0.25, [0], false],
      [0.5, [1], true],
      [1, [2], false],
    ]);
    expect(consensus.levels[1]?.stakeUpTo.raw).toBeGreaterThan(consensus.minority.raw);
    expect(consensus.support.value).toBeCloseTo(0.5, 6);
    expect(votes.map(({ clip, clipped, cut }) => [clip, clipped.value, cut.value])).toEqual([
      ["kept", 0.25, 0],
      ["kept", 0.5, 0],
      ["clipped", 0.5, 0.5],
    ]);
  });

  it.each([
    ["selfWeight", 0, 0, { weights: [row([0, 1], [3, 1]), row([3, 1]), [], [], []] }, {}],
    ["stale", 3, 0, { lastUpdate: [700, BLOCK, BLOCK, 0, 0], blockAtRegistration: [1, 1, 1, 700, 1] }, {}],
    ["noPermit", 3, 0, { validatorPermit: [false, true, true, false, false] }, {}],
    [
      "openCommit",
      3,
      0,
      {
        blockAtRegistration: [1, 1, 1, 900, 1],
        weightCommits: [{ kind: "hash", uid: 0, commitEpoch: 100, commitBlock: 800 } as const],
      },
      { commitRevealEnabled: true },
    ],
  ] as const)("names the rule that drops a weight: %s", (rule, uid, validator, inputs, params) => {
    const vote = voteOf(explain(uid, inputs, params).votes, validator);
    expect(vote).toMatchObject({ rule, clip: "none", normalised: { raw: 0n }, rank: { raw: 0n } });
    expect(vote?.weightU16).toBe(1);
  });

  it("gives the blocks that a rule compared", () => {
    const { votes } = explain(3, {
      lastUpdate: [700, BLOCK, BLOCK, 0, 0],
      blockAtRegistration: [1, 1, 1, 700, 1],
    });
    expect(voteOf(votes, 0)).toMatchObject({ lastUpdate: 700, registeredAt: 700, committedAt: undefined });
  });

  it.each([
    ["inactive", { lastUpdate: [BLOCK - 1_001, BLOCK, BLOCK, BLOCK, BLOCK] }, {}],
    ["belowThreshold", {}, { stakeThreshold: 3_001n }],
    ["noStake", { stakeAlpha: [0n, 2_000n, 1_000n, 0n, 0n] }, {}],
  ] as const)("names the rule that silences a validator's stake: %s", (rule, inputs, params) => {
    const vote = voteOf(explain(3, inputs, params).votes, 0);
    expect(vote?.rule).toBe("counts");
    expect(vote?.voice).toEqual({ rule, share: { raw: 0n, value: 0 } });
    expect(vote?.rank.raw).toBe(0n);
  });

  it("counts validators that list nothing as giving 0", () => {
    const { votes, consensus } = explain(4);
    expect(voteOf(votes, 2)).toMatchObject({ rule: "notListed", weightU16: undefined, clip: "none" });
    expect(consensus.levels[0]).toMatchObject({ weight: { raw: 0n }, validators: [2] });
  });

  it("drops weights where the consensus is 0", () => {
    const inputs = { weights: [row([3, 1]), row([3, 1]), row([4, 1]), [], []] };
    const { outcome, votes, consensus } = explain(4, inputs);
    expect(outcome).toBe("noConsensus");
    expect(consensus.value.raw).toBe(0n);
    expect(voteOf(votes, 2)).toMatchObject({
      clip: "dropped",
      normalised: { value: 1 },
      clipped: { raw: 0n },
    });
  });

  it.each([
    ["unlisted", { weights: [row([3, 1]), [], [], [], []] }],
    ["unheard", { lastUpdate: [0, 0, 0, 0, 0] }],
  ] as const)("says why nothing was earned: %s", (outcome, inputs) => {
    expect(explain(4, inputs).outcome).toBe(outcome);
  });

  it("takes the largest weight where none is above the minority, and 0 where nobody is heard", () => {
    expect(explain(3, {}, { kappa: 0 }).consensus).toMatchObject({ rule: "largest", value: { value: 1 } });
    expect(explain(3, { lastUpdate: [0, 0, 0, 0, 0] }).consensus).toMatchObject({
      rule: "nobody",
      levels: [],
      value: { raw: 0n },
    });
  });

  it("tells what changed since the epoch before, and nothing where nothing did", () => {
    const before = traceEpoch(epochParams({ n: 5 }), three());
    const after = traceEpoch(
      epochParams({ n: 5 }),
      three({ weights: [row([3, 1], [4, 1]), row([3, 1], [4, 1]), row([3, 1]), [], []] }),
    );
    const { changes } = explainMiner(after, 3, before);
    expect(changes?.map(({ what }) => what)).toEqual(["vote", "incentive", "emission"]);
    expect(changes?.[0]).toMatchObject({
      validator: 0,
      target: 3,
      before: { normalised: { value: 0.25 } },
      after: { normalised: { value: 0.5 } },
    });
    expect(explainMiner(before, 3, before).changes).toEqual([]);
  });

  it("compares nothing with the neuron that had the UID before", () => {
    const before = traceEpoch(epochParams({ n: 5 }), three());
    const after = traceEpoch(epochParams({ n: 5 }), three({ blockAtRegistration: [1, 1, 1, 9_950, 1] }));
    expect(explainMiner(after, 3, before).changes).toEqual([{ what: "replaced", registeredAt: 9_950 }]);
  });

  it("refuses a UID that the epoch had not", () => {
    for (const uid of [5, -1, 0.5]) expect(codeOf(() => explain(uid))).toBe("SK0805");
  });
});
