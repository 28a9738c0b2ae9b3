import { describe, expect, it } from "vitest";
import { hyperparameterTable } from "../../../../core/registry/hyperparameterTable.js";
import {
  assignHyperparameters,
  assignNetworkParameters,
  defaultHyperparameters,
  defaultNetworkParameters,
  hyperparameters,
  networkParameters,
} from "../../../../core/registry/hyperparameters.js";
import { setHyperparameter } from "../../../../core/registry/setHyperparameter.js";
import { scheduleOf } from "../../../../core/registry/subnets.js";
import { hyperparameterValues } from "../../../../core/registry/tables.js";
import { addTestSubnet, alice, codeOf, createTestNetwork, owner } from "../economyFixture.js";

function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  const set =
    (name: string, value: unknown, coldkey = owner) =>
    () =>
      setHyperparameter(test.ctx, { netuid: 1, coldkey, name, value });
  return { ...test, set };
}

describe("the defaults", () => {
  it("are the public chain's", () => {
    expect(defaultHyperparameters).toEqual({
      tempo: 360,
      maxAllowedUids: 256,
      maxAllowedValidators: 64,
      minAllowedWeights: 1,
      immunityPeriod: 5_000,
      kappa: 32_767,
      activityCutoffFactorMilli: 13_889,
      weightsRateLimit: 100,
      weightsVersionKey: 0n,
      commitRevealEnabled: true,
      commitRevealPeriod: 1,
      bondsMovingAverage: 900_000,
      bondsPenalty: 65_535,
      bondsReset: false,
      yuma3: true,
      liquidAlpha: false,
      alphaLow: 45_875,
      alphaHigh: 58_982,
      alphaSteepness: 1_000,
      burnHalfLife: 360,
      burnIncreaseMult: 23_242_897_532_874_035_200n,
      minBurn: 500_000n,
      maxBurn: 100_000_000_000n,
      servingRateLimit: 50,
      registrationAllowed: true,
      transferEnabled: true,
      ownerCutEnabled: true,
      recycleOrBurn: "burn",
      feeRate: 33,
    });
    expect(defaultNetworkParameters).toEqual({
      taoWeight: 971_718_665_099_567_868n,
      stakeThreshold: 0n,
      maxEpochsPerBlock: 2,
      networkMinLock: 1_000_000_000_000n,
      networkRateLimit: 7_200,
      subnetLimit: 128,
      networkImmunity: 1_296_000,
    });
  });

  it("are within their own ranges, and every parameter says what it does", () => {
    for (const [name, parameter] of Object.entries(hyperparameterTable)) {
      expect(parameter.accepts(parameter.defaultValue, parameter.setBy), name).toBe(true);
      expect(parameter.effect.length, name).toBeGreaterThan(10);
      expect(parameter.range.length, name).toBeGreaterThan(5);
    }
  });

  it("survive encoding", () => {
    const values = { ...defaultHyperparameters, recycleOrBurn: "recycle", alphaSteepness: -5 } as const;
    const { value } = hyperparameterValues;
    expect(value.decode(value.encode(values))).toEqual(values);
  });
});

describe("setHyperparameter", () => {
  it("changes one value", () => {
    const { set, state, event } = network();
    set("immunityPeriod", 7)();
    expect(hyperparameters(state, 1)).toEqual({
      ...defaultHyperparameters,
      commitRevealEnabled: false,
      immunityPeriod: 7,
    });
    expect(event("registry.hyperparameterSet")?.fields).toEqual({
      netuid: 1,
      parameter: "immunityPeriod",
      value: "7",
    });
  });

  it("takes only what an owner may set, of the right type and range", () => {
    const { set } = network();
    expect(codeOf(set("tempo", 360, alice))).toBe("SK0613");
    expect(codeOf(set("temper", 360))).toBe("SK0615");
    expect(codeOf(set("toString", 360))).toBe("SK0615");
    for (const [name, value] of [
      ["tempo", 359],
      ["tempo", 50_401],
      ["tempo", 400n],
      ["tempo", 400.5],
      ["tempo", "400"],
      ["maxAllowedUids", 63],
      ["kappa", 1],
      ["maxAllowedValidators", 64],
      ["yuma3", 1],
      ["bondsMovingAverage", 975_001],
      ["minBurn", -1n],
      ["minBurn", 5],
      ["recycleOrBurn", "keep"],
      ["feeRate", 0],
    ] as const) {
      expect(codeOf(set(name, value)), name).toBe("SK0616");
    }
    for (const [name, value] of [
      ["maxAllowedUids", 64],
      ["minBurn", 5n],
      ["yuma3", false],
      ["recycleOrBurn", "recycle"],
      ["alphaSteepness", -32_768],
    ] as const) {
      expect(codeOf(set(name, value)), name).toBe("none");
    }
  });

  it("lets each be changed once in two tempos", () => {
    const { set, setHeight } = network();
    set("minAllowedWeights", 2)();
    set("immunityPeriod", 2)();
    setHeight(100 + 719);
    expect(codeOf(set("minAllowedWeights", 3))).toBe("SK0618"); // no epoch ran: it is overdue
  });

  it("is closed in the last 10 blocks before an epoch", () => {
    const { set, setHeight } = network();
    // The last slot was at 99 (100 less the stagger of netuid 1), the next is at 459.
    setHeight(450);
    expect(codeOf(set("minAllowedWeights", 2))).toBe("SK0618");
    setHeight(449);
    expect(codeOf(set("minAllowedWeights", 2))).toBe("none");
    expect(codeOf(set("minAllowedWeights", 3))).toBe("SK0617");
  });

  it("starts a new epoch with a new tempo", () => {
    const { set, state, setHeight } = network();
    setHeight(300);
    set("tempo", 400)();
    expect(scheduleOf(state, 1)).toEqual({ lastSlot: 300, lastStep: 0, epochIndex: 0 });
    setHeight(680);
    set("immunityPeriod", 1)();
  });
});

describe("assigning", () => {
  it("has the network's rights, but no more", () => {
    const { ctx, state } = network();
    assignHyperparameters(ctx, 1, { tempo: 5, kappa: 1 });
    expect(hyperparameters(state, 1)).toMatchObject({ tempo: 5, kappa: 1, immunityPeriod: 5_000 });
    expect(codeOf(() => assignHyperparameters(ctx, 1, { tempo: 70_000 }))).toBe("SK0616");
    expect(codeOf(() => assignHyperparameters(ctx, 2, {}))).toBe("SK0601");
    assignNetworkParameters(ctx, { subnetLimit: 5 });
    expect(networkParameters(state)).toEqual({ ...defaultNetworkParameters, subnetLimit: 5 });
    expect(codeOf(() => assignNetworkParameters(ctx, { maxEpochsPerBlock: 0 }))).toBe("SK0616");
  });
});
