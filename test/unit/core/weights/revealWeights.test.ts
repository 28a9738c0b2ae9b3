import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../../core/yuma/columnRows.js";
import { gatherEpoch } from "../../../../core/epoch/gatherEpoch.js";
import { hexToBytes } from "../../../../core/primitives/bytes.js";
import { clearUid } from "../../../../core/registry/clearUid.js";
import { grantPermits } from "../../../../core/registry/grantPermits.js";
import { assignHyperparameters } from "../../../../core/registry/hyperparameters.js";
import type { Hyperparameters } from "../../../../core/registry/hyperparameterTable.js";
import { scheduleOf } from "../../../../core/registry/subnets.js";
import { MAIN_MECHANISM, neurons, schedules, weightRows } from "../../../../core/registry/tables.js";
import { commitWeights } from "../../../../core/weights/commitWeights.js";
import { lapseCommits } from "../../../../core/weights/lapseCommits.js";
import { revealWeights } from "../../../../core/weights/revealWeights.js";
import { weightCommitHash, type SaltedWeights } from "../../../../core/weights/weightCommitHash.js";
import { openCommitsOf } from "../../../../core/weights/weightCommits.js";
import {
  addTestNeuron,
  addTestSubnet,
  assertConserved,
  codeOf,
  createTestNetwork,
  hotkeyOf,
} from "../economyFixture.js";

const hotkey = hotkeyOf("validator");
const weights: SaltedWeights = {
  netuid: 1,
  hotkey,
  uids: [2, 3],
  values: [1, 2],
  salt: [42],
  versionKey: 0n,
};

/** UID 1 is a validator with a permit, 2 and 3 are miners; commit–reveal with a period of 2, no rate limit. */
function network(hyperparameters: Partial<Hyperparameters> = {}) {
  const test = createTestNetwork();
  addTestSubnet(test, {
    hyperparameters: {
      commitRevealEnabled: true,
      commitRevealPeriod: 2,
      weightsRateLimit: 0,
      ...hyperparameters,
    },
  });
  for (const name of ["validator", "miner2", "miner3"]) addTestNeuron(test, 1, name);
  grantPermits(test.ctx, 1, [1]);
  return {
    ...test,
    commit: (changes: Partial<SaltedWeights> = {}) =>
      codeOf(() => {
        const made = { ...weights, ...changes };
        commitWeights(test.ctx, { netuid: 1, hotkey, hash: hexToBytes(weightCommitHash(made)) });
      }),
    reveal: (changes: Partial<SaltedWeights> = {}) =>
      codeOf(() => revealWeights(test.ctx, { ...weights, ...changes })),
    /** As if so many epochs had run. */
    epochs: (count: number) => {
      for (let epoch = 0; epoch < count; epoch++) {
        const schedule = scheduleOf(test.state, 1);
        test.state.set(schedules, [1], { ...schedule, epochIndex: schedule.epochIndex + 1 });
        lapseCommits(test.ctx, 1);
      }
    },
    open: () => openCommitsOf(test.state, 1, 1).length,
    row: () => test.state.get(weightRows, [1, MAIN_MECHANISM, 1]),
  };
}

describe("commitWeights", () => {
  it("keeps the hash, the epoch and the block, and says in which epoch to reveal", () => {
    const test = network();
    test.epochs(3);
    expect(test.commit()).toBe("none");
    const hash = weightCommitHash(weights);
    expect(openCommitsOf(test.state, 1, 1)).toEqual([{ hash, epoch: 3, height: 100 }]);
    expect(test.event("weights.committed")?.fields).toEqual({ netuid: 1, uid: 1, hash, revealEpoch: 5 });
    expect(test.row()).toBeUndefined();
  });

  it("names the rule that refuses", () => {
    expect(network({ commitRevealEnabled: false }).commit()).toBe("SK0712");
    const { ctx, setHeight, ...test } = network({ weightsRateLimit: 5 });
    const hash = new Uint8Array(32);
    expect(codeOf(() => commitWeights(ctx, { netuid: 2, hotkey, hash }))).toBe("SK0601");
    expect(codeOf(() => commitWeights(ctx, { netuid: 1, hotkey, hash: new Uint8Array(31) }))).toBe("SK0713");
    expect(codeOf(() => commitWeights(ctx, { netuid: 1, hotkey: hotkeyOf("x"), hash }))).toBe("SK0703");
    expect(test.commit()).toBe("SK0706");
    setHeight(105);
    expect(test.commit()).toBe("none");
    setHeight(109);
    expect(test.commit()).toBe("SK0706");
  });

  it("takes ten open commits, and an eleventh once one is gone", () => {
    const test = network();
    for (let salt = 0; salt < 10; salt++) expect(test.commit({ salt: [salt] })).toBe("none");
    expect(test.commit({ salt: [10] })).toBe("SK0714");
    test.epochs(2);
    expect(test.reveal({ salt: [0] })).toBe("none");
    expect(test.commit({ salt: [10] })).toBe("none");
  });
});

describe("revealWeights", () => {
  it("sets the weights in the commit's epoch and no other", () => {
    const test = network();
    test.commit();
    expect(test.reveal()).toBe("SK0716");
    test.epochs(1);
    expect(test.reveal()).toBe("SK0716");
    test.epochs(1);
    test.setHeight(150);
    expect(test.reveal()).toBe("none");
    expect(test.row()).toEqual(
      columnsOf([
        [2, 32_768],
        [3, 65_535],
      ]),
    );
    // The weights date from the commit: a neuron that registered in between is not meant.
    expect(test.state.get(neurons, [1, 1])?.lastUpdate).toBe(100);
    expect(test.open()).toBe(0);
    expect(test.reveal()).toBe("SK0715");
    assertConserved(test);
  });

  it("lapses a commit after its epoch, and says so", () => {
    const test = network();
    test.commit();
    test.epochs(2);
    expect(test.event("weights.commitLapsed")).toBeUndefined();
    test.epochs(1);
    expect(test.event("weights.commitLapsed")?.fields).toEqual({
      netuid: 1,
      uid: 1,
      hash: weightCommitHash(weights),
    });
    expect(test.reveal()).toBe("SK0715");
    expect(test.open()).toBe(0);
  });

  it("takes a commit for lapsed when a shorter period has passed it by", () => {
    const test = network();
    test.commit();
    test.epochs(2);
    assignHyperparameters(test.ctx, 1, { commitRevealPeriod: 1 });
    expect(test.reveal()).toBe("SK0715");
  });

  it("wants exactly what was committed to", () => {
    const test = network();
    test.commit();
    test.epochs(2);
    for (const changes of [{ salt: [43] }, { values: [1, 3] }, { uids: [3, 2] }, { versionKey: 1n }])
      expect(test.reveal(changes)).toBe("SK0715");
    expect(test.reveal({ hotkey: hotkeyOf("miner2") })).toBe("SK0715");
    expect(test.reveal({ hotkey: hotkeyOf("x") })).toBe("SK0703");
    expect(test.reveal({ netuid: 2 })).toBe("SK0601");
    assignHyperparameters(test.ctx, 1, { commitRevealEnabled: false });
    expect(test.reveal()).toBe("SK0712");
  });

  it("drops older commits of the neuron and keeps younger ones", () => {
    const test = network();
    for (const salt of [[1], [2], [3]]) test.commit({ salt });
    test.epochs(2);
    expect(test.reveal({ salt: [2] })).toBe("none");
    expect(test.open()).toBe(1);
    expect(test.reveal({ salt: [1] })).toBe("SK0715");
    expect(test.reveal({ salt: [3] })).toBe("none");
  });

  it("checks the weights themselves only now, by the rules of plain ones", () => {
    const bad: readonly (readonly [string, Partial<SaltedWeights>])[] = [
      ["SK0702", { values: [1] }],
      ["SK0707", { uids: [2, 4] }],
      ["SK0709", { uids: [2, 2] }],
    ];
    for (const [code, changes] of bad) {
      const test = network();
      test.commit(changes);
      test.epochs(2);
      expect(test.reveal(changes)).toBe(code);
      expect(test.open()).toBe(1);
    }
    const strict = network();
    strict.commit();
    strict.epochs(2);
    assignHyperparameters(strict.ctx, 1, { weightsVersionKey: 1n });
    expect(strict.reveal()).toBe("SK0705");
  });
});

describe("open commits", () => {
  it("are told to the epoch: they decide whether a replaced neuron is meant", () => {
    const test = network();
    test.epochs(4);
    test.commit();
    const { inputs, params } = gatherEpoch(test.ctx, 1, 0n);
    expect(inputs.weightCommits).toEqual([{ kind: "hash", uid: 1, commitEpoch: 4, commitBlock: 100 }]);
    expect(params).toMatchObject({ revealPeriodEpochs: 2, subnetEpochIndex: 5 });
  });

  it("go with the neuron that made them", () => {
    const test = network();
    test.commit();
    expect(test.open()).toBe(1);
    clearUid(test.ctx, 1, 1);
    expect(test.open()).toBe(0);
  });
});
