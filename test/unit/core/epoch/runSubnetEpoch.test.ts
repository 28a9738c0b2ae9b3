import { describe, expect, it } from "vitest";
import { columnsOf, pairInputs, type ColumnOutputs } from "../../../../core/yuma/columnRows.js";
import { referenceYuma, type Consensus } from "../../../../core/epoch/consensus.js";
import { gatherEpoch } from "../../../../core/epoch/gatherEpoch.js";
import { runSubnetEpoch } from "../../../../core/epoch/runSubnetEpoch.js";
import { assignHyperparameters, assignNetworkParameters } from "../../../../core/registry/hyperparameters.js";
import { grantPermits } from "../../../../core/registry/grantPermits.js";
import { neuronOf, neuronsOf } from "../../../../core/registry/neurons.js";
import { scheduleOf } from "../../../../core/registry/subnets.js";
import { bondRows, MAIN_MECHANISM, weightRows } from "../../../../core/registry/tables.js";
import { setWeights } from "../../../../core/weights/setWeights.js";
import type { EpochParams } from "../../../../core/yuma/types.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  createTestNetwork,
  endow,
  hotkeyOf,
  TAO,
} from "../economyFixture.js";

/** UID 0 is the owner, 1 a validator, 2 and 3 miners. */
function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  ["validator", "miner2", "miner3"].forEach((name, index) => {
    test.setHeight(101 + index);
    addTestNeuron(test, 1, name);
  });
  const hotkey = hotkeyOf("validator");
  endow(test, { hotkey, coldkey: accountOf("nominator"), netuid: 1 }, 500n * TAO);
  endow(test, { hotkey, coldkey: accountOf("nominator"), netuid: 0 }, 70n * TAO);
  grantPermits(test.ctx, 1, [1]);
  test.setHeight(300);
  setWeights(test.ctx, { netuid: 1, hotkey, uids: [2, 3], values: [1, 3], versionKey: 0n });
  test.setHeight(460);
  return test;
}

describe("gatherEpoch", () => {
  it("reads what the tables say", () => {
    const test = network();
    test.state.set(bondRows, [1, MAIN_MECHANISM, 1], columnsOf([[2, 77]]));
    assignHyperparameters(test.ctx, 1, { kappa: 1, alphaSteepness: -7, liquidAlpha: true, yuma3: false });
    assignNetworkParameters(test.ctx, { stakeThreshold: 9n, taoWeight: 8n });
    const { params, inputs } = gatherEpoch(test.ctx, 1, 1_234n);
    expect(params).toEqual({
      n: 4,
      currentBlock: 460,
      tempo: 360,
      activityCutoffFactorMilli: 13_889,
      lastMechanismStepBlock: 0,
      kappa: 1,
      bondsPenalty: 65_535,
      bondsMovingAverage: 900_000,
      yuma3Enabled: false,
      liquidAlphaEnabled: true,
      alphaLow: 45_875,
      alphaHigh: 58_982,
      alphaSigmoidSteepness: -7,
      maxAllowedValidators: 64,
      stakeThreshold: 9n,
      taoWeight: 8n,
      ownerUid: 0,
      commitRevealEnabled: false,
      revealPeriodEpochs: 1,
      subnetEpochIndex: 1,
      raoEmission: 1_234n,
    } satisfies EpochParams);
    expect(pairInputs(inputs)).toEqual({
      blockAtRegistration: [100, 101, 102, 103],
      lastUpdate: [100, 300, 102, 103],
      validatorPermit: [false, true, false, false],
      stakeAlpha: [0n, 500n * TAO, 0n, 0n],
      stakeTao: [0n, 70n * TAO, 0n, 0n],
      weights: [
        [],
        [
          [2, 21_845],
          [3, 65_535],
        ],
        [],
        [],
      ],
      bonds: [[], [[2, 77]], [], []],
      weightCommits: [],
    });
  });
});

describe("runSubnetEpoch", () => {
  it("writes what the consensus decided, whichever it is", () => {
    const test = network();
    const each = <Value>(value: (uid: number) => Value): Value[] => [0, 1, 2, 3].map(value);
    const outputs: ColumnOutputs = {
      active: each((uid) => uid !== 3),
      stake: each(BigInt),
      stakeWeight: each((uid) => 10 + uid),
      consensus: each((uid) => 20 + uid),
      incentive: each((uid) => 30 + uid),
      dividends: each((uid) => 40 + uid),
      validatorTrust: each((uid) => 50 + uid),
      validatorPermit: each((uid) => uid < 2),
      bonds: [[], [[3, 5] as const], [], []].map(columnsOf),
      serverEmission: each(() => 0n),
      validatorEmission: each(() => 0n),
      emission: each((uid) => BigInt(60 + uid)),
    };
    test.state.set(bondRows, [1, MAIN_MECHANISM, 2], columnsOf([[3, 1]]));
    const consensus: Consensus = { id: "test", version: "1", run: () => outputs };

    expect(runSubnetEpoch(test.ctx, consensus, 1, 5n).outputs).toBe(outputs);
    expect(neuronOf(test.state, 1, 3)).toMatchObject({
      active: false,
      stakeWeight: 13,
      consensus: 23,
      incentive: 33,
      dividends: 43,
      validatorTrust: 53,
      validatorPermit: false,
      emission: 63n,
    });
    expect(neuronsOf(test.state, 1).map(({ validatorPermit }) => validatorPermit)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(test.state.get(bondRows, [1, MAIN_MECHANISM, 1])).toEqual(columnsOf([[3, 5]]));
    expect(test.state.get(bondRows, [1, MAIN_MECHANISM, 2])).toBeUndefined();
    expect(scheduleOf(test.state, 1)).toEqual({ lastSlot: 460, lastStep: 460, epochIndex: 1 });
    expect(test.event("epoch.finished")?.fields).toEqual({
      netuid: 1,
      epoch: 1,
      neurons: 4,
      validators: 2,
      raoEmission: 5n,
    });
  });

  it("gives the public chain's consensus by default: weights 1 to 3 become incentives 1 to 3", () => {
    const test = network();
    const { outputs } = runSubnetEpoch(test.ctx, referenceYuma, 1, 1_000_000n);
    expect(outputs.incentive).toEqual([0, 0, 16_383, 49_151]);
    expect(outputs.serverEmission).toEqual([0n, 0n, 125_000n, 375_000n]);
    expect(outputs.validatorEmission).toEqual([0n, 500_000n, 0n, 0n]);
  });

  it("ignores weights to a UID that was reused since", () => {
    const test = network();
    assignHyperparameters(test.ctx, 1, { maxAllowedUids: 4, immunityPeriod: 5_000 });
    expect(addTestNeuron(test, 1, "newcomer")).toBe(1);
    expect(test.state.get(weightRows, [1, MAIN_MECHANISM, 1])).toBeUndefined();
    const { outputs } = runSubnetEpoch(test.ctx, referenceYuma, 1, 1_000_000n);
    expect(outputs.incentive).toEqual([0, 0, 0, 0]);
  });
});
