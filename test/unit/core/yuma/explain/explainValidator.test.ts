import { describe, expect, it } from "vitest";
import { explainValidator } from "../../../../../core/yuma/explain/explainValidator.js";
import { traceEpoch } from "../../../../../core/yuma/explain/traceEpoch.js";
import type { EpochInputs, EpochParams } from "../../../../../core/yuma/types.js";
import { codeOf } from "../../state/codeOf.js";
import { BLOCK, epochInputs, epochParams } from "../epochFixture.js";

const trace = (inputs: Partial<EpochInputs> = {}, params: Partial<EpochParams> = {}) =>
  traceEpoch(epochParams(params), epochInputs(inputs));
const explain = (uid: number, inputs: Partial<EpochInputs> = {}, params: Partial<EpochParams> = {}) =>
  explainValidator(trace(inputs, params), uid);

describe("explainValidator", () => {
  it("follows stake and weights to dividends and emission, with the epoch's own numbers", () => {
    const epoch = trace();
    const validator = explainValidator(epoch, 0);
    expect(validator.stake).toMatchObject({
      rule: "counts",
      alpha: 1_000n,
      total: 1_000n,
      share: { value: 0.5 },
    });
    expect(validator.activity).toEqual({ active: true, lastUpdate: BLOCK - 1, activeUntil: BLOCK + 999 });
    expect(validator.voice).toMatchObject({ rule: "heard", share: { value: 0.5 } });
    expect(validator.weights.map(({ target, normalised }) => [target, normalised.value])).toEqual([
      [2, 0.5],
      [3, 0.5],
    ]);
    expect(validator.trust.raw).toBe(epoch.intermediates.validatorTrust[0]);
    expect(validator.dividends.raw).toBe(epoch.intermediates.dividends[0]);
    expect(validator.emission).toMatchObject({ rule: "halves", rao: epoch.outputs.validatorEmission[0] });
    expect(validator.changes).toBeUndefined();
  });

  it.each([
    ["belowThreshold", 0, { stakeThreshold: 1_001n }],
    ["exempt", 0, { stakeThreshold: 1_001n, ownerUid: 0 }],
    ["none", 2, {}],
  ] as const)("says whether stake counts: %s", (rule, uid, params) => {
    expect(explain(uid, {}, params).stake.rule).toBe(rule);
  });

  it("says since when a validator is inactive", () => {
    const { activity, voice, dividends } = explain(0, { lastUpdate: [BLOCK - 1_001, BLOCK, BLOCK, BLOCK] });
    expect(activity).toEqual({ active: false, lastUpdate: BLOCK - 1_001, activeUntil: BLOCK - 1 });
    expect(voice.rule).toBe("inactive");
    expect(dividends.raw).toBe(0n);
  });

  it.each([
    ["granted", 0, {}, {}],
    ["owner", 2, {}, { ownerUid: 2 }],
    ["noEpochYet", 2, {}, { lastMechanismStepBlock: 0 }],
    ["registeredSince", 2, { blockAtRegistration: [1, 1, BLOCK - 100, 1] }, {}],
    ["notGranted", 2, {}, {}],
  ] as const)("says why there is a permit in this epoch, or none: %s", (rule, uid, inputs, params) => {
    expect(explain(uid, inputs, params).permit.rule).toBe(rule);
  });

  it("knows from the epoch before why it granted none", () => {
    const before = trace({ stakeAlpha: [1_000n, 1_000n, 10n, 0n] }, { maxAllowedValidators: 2 });
    const after = trace({ validatorPermit: [true, true, false, false] });
    expect(explainValidator(after, 2, before).permit.rule).toBe("outranked");
    expect(explainValidator(after, 3, before).permit.rule).toBe("noStake");
  });

  it("says who gets a permit for the next epoch; of equal stakes the higher UID", () => {
    const params = { maxAllowedValidators: 1 };
    expect(explain(0, {}, params).permit).toMatchObject({
      next: false,
      nextRule: "outranked",
      place: 2,
      places: 1,
    });
    expect(explain(1, {}, params).permit).toMatchObject({ next: true, nextRule: "largestStakes", place: 1 });
    expect(explain(2, {}, params).permit).toMatchObject({ next: false, nextRule: "noStake" });
    expect(explain(2, {}, { ...params, ownerUid: 2 }).permit).toMatchObject({
      next: true,
      nextRule: "owner",
    });
    // Its bonds go with it.
    expect(explain(0, {}, params).bonds.stored).toBe(false);
    expect(explain(1, {}, params).bonds.stored).toBe(true);
  });

  it("follows bonds of Yuma 3: before, towards the weight, after, and what they earn", () => {
    const params = { yuma3Enabled: true };
    const inputs = { bonds: [[[2, 65_535]], [[3, 6_553]], [], []] } as const;
    const { bonds } = explain(0, inputs, params);
    expect(bonds).toMatchObject({ version: "yuma3", liquid: false, stored: true });
    expect(bonds.bonds.map(({ target, rule, beforeU16 }) => [target, rule, beforeU16])).toEqual([
      [2, "faded", 65_535],
      [3, "new", undefined],
    ]);
    const [faded] = bonds.bonds;
    expect(faded).toMatchObject({ before: { value: 1 }, towards: { value: 0.5 }, incentive: { value: 0.5 } });
    expect(faded?.alpha.value).toBeCloseTo(0.1, 9);
    expect(faded?.after.value).toBeCloseTo(0.95, 8);
    expect(explain(1, inputs, params).bonds.bonds[1]?.rule).toBe("grew");
    const epoch = trace(inputs, params);
    if (epoch.intermediates.bonds.rule !== "yuma3") throw new Error("not Yuma 3");
    expect(bonds.earns.raw).toBe(epoch.intermediates.bonds.totalBondsPerValidator[0]);
  });

  it("follows bonds of Yuma 2 as shares of a miner", () => {
    const { bonds } = explain(0, { bonds: [[[2, 3]], [[2, 1]], [], []] });
    expect(bonds).toMatchObject({ version: "yuma2", liquid: false });
    expect(bonds.bonds[0]).toMatchObject({
      target: 2,
      rule: "faded",
      before: { value: 0.75 },
      towards: { value: 0.5 },
    });
  });

  it("names bonds that were forgotten with their miner, and those that liquid alpha drops", () => {
    const replaced = { blockAtRegistration: [1, 1, 1, BLOCK - 50], bonds: [[[3, 9]], [], [], []] } as const;
    const weights = [[[2, 1]], [[2, 1]], [], []] as const;
    expect(explain(0, { ...replaced, weights }).bonds.bonds.find(({ target }) => target === 3)?.rule).toBe(
      "forgotten",
    );

    const params = { yuma3Enabled: true, liquidAlphaEnabled: true };
    const { bonds } = explain(0, { weights, bonds: [[[3, 9]], [], [], []] }, params);
    expect(bonds.liquid).toBe(true);
    expect(bonds.bonds.map(({ target, rule }) => [target, rule])).toEqual([
      [2, "new"],
      [3, "unlisted"],
    ]);
    const alpha = bonds.bonds[0]?.alpha.value ?? 0;
    expect(alpha).toBeGreaterThanOrEqual(0.69);
    expect(alpha).toBeLessThanOrEqual(0.91);
  });

  it.each([
    ["minersOnly", { bonds: [[], [], [], []] }, { bondsMovingAverage: 1_000_000 }],
    ["byStake", { weights: [[], [], [], []] }, {}],
  ] as const)("says how the emission was divided: %s", (rule, inputs, params) => {
    expect(explain(0, inputs, params).emission.rule).toBe(rule);
  });

  it("tells what changed since the epoch before", () => {
    const after = trace({
      stakeAlpha: [500n, 1_500n, 0n, 0n],
      weights: [
        [[2, 1]],
        [
          [2, 1],
          [3, 1],
        ],
        [],
        [],
      ],
      lastUpdate: [BLOCK, BLOCK, BLOCK, BLOCK],
    });
    const changes = explainValidator(after, 0, trace()).changes ?? [];
    expect(changes.map(({ what }) => what)).toEqual([
      "stake",
      "voice",
      "vote",
      "vote",
      "trust",
      "dividends",
      "emission",
    ]);
    expect(changes[3]).toMatchObject({ target: 3, after: undefined });
    const silent = trace({
      lastUpdate: [0, BLOCK, BLOCK, BLOCK],
      validatorPermit: [false, true, false, false],
    });
    expect(explainValidator(silent, 0, trace()).changes?.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["active", "permit"]),
    );
    const replaced = trace({ blockAtRegistration: [9_950, 1, 1, 1] });
    expect(explainValidator(replaced, 0, trace()).changes).toEqual([
      { what: "replaced", registeredAt: 9_950 },
    ]);
  });

  it("refuses a UID that the epoch had not", () => {
    expect(codeOf(() => explain(4))).toBe("SK0805");
  });
});
