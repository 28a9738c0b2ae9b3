import { describe, expect, it } from "vitest";
import type { SealedBlock } from "../../../../core/chain/block.js";
import { createObservations, observationsOf, scoresBehind } from "../../../../runner/devnet/observations.js";
import type { RoundObservation } from "../../../../runner/neuron/messages.js";

const round = (validatorUid: number, meanScore: number, weightsSet = true): RoundObservation => ({
  validatorUid,
  height: 0,
  tasks: 1,
  waiting: 0,
  refusals: [],
  weightsSet,
  miners: [{ uid: 3, meanScore, weight: 1, missing: { late: 2 } }],
  elapsedMs: 0,
});

/** A block in which these validators' weights were included. */
const block = (height: number, uids: readonly number[], netuid = 1): SealedBlock => ({
  height,
  id: "",
  parentId: "",
  extrinsics: [],
  events: [],
  receipts: uids.map((uid, index) => ({
    index,
    id: "",
    ok: true,
    events: [{ name: "weights.set", fields: { netuid, uid, count: 1 } }],
  })),
});

describe("observations behind weights", () => {
  it("are those whose weights were on chain before the epoch's block", () => {
    const observations = createObservations(1);
    observations.add(round(0, 0.5));
    observations.block(block(4, [0]));
    observations.add(round(0, 0.9));
    observations.block(block(20, [0]));
    expect(observations.behindWeights(20).get(0)?.[0]?.meanScore).toBe(0.5);
    expect(observations.behindWeights(21).get(0)?.[0]?.meanScore).toBe(0.9);
  });

  it("leave out rounds whose weights were refused, validators without any, and other subnets", () => {
    const observations = createObservations(1);
    observations.add(round(0, 0.5, false));
    observations.add(round(1, 0.5));
    observations.block(block(4, [1], 2));
    expect([...observations.behindWeights(20).keys()]).toEqual([]);
  });

  it("have each validator's last round, also one whose weights were refused", () => {
    const observations = createObservations(1);
    for (const each of [round(2, 0.5), round(0, 0.1), round(0, 0, false)]) observations.add(each);
    expect(observations.latest()).toEqual([round(0, 0, false), round(2, 0.5)]);
  });

  it("add up what could not be used", () => {
    const observations = createObservations(1);
    observations.add(round(0, 0.5));
    observations.add(round(1, 0.5, false));
    expect(observations.missing().get(3)).toEqual({ late: 4 });
  });

  it("give the scores behind one miner's weights, by validator", () => {
    const observations = observationsOf([1])(1);
    observations.add(round(0, 0.5));
    observations.add(round(2, 0.7));
    observations.block(block(4, [0, 2]));
    expect(scoresBehind(observations, 3, 20)).toEqual([
      { validator: 0, meanScore: 0.5 },
      { validator: 2, meanScore: 0.7 },
    ]);
    expect(scoresBehind(observations, 9, 20)).toEqual([]);
  });

  it("stand in the order of UIDs, whoever was first", () => {
    const observations = createObservations(1);
    for (const uid of [2, 0, 1]) observations.add(round(uid, 0.5));
    observations.block(block(4, [0, 1, 2]));
    expect([...observations.behindWeights(20).keys()]).toEqual([0, 1, 2]);
  });
});
