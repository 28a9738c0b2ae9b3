import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainMiner } from "../../../../core/yuma/explain/explainMiner.js";
import { explainValidator } from "../../../../core/yuma/explain/explainValidator.js";
import { traceEpoch, type EpochTrace } from "../../../../core/yuma/explain/traceEpoch.js";
import type { Row } from "../../../../core/yuma/matrix.js";

const BLOCK = 5_000;
const fraction = fc.oneof(fc.constantFrom(0, 1, 32_767, 65_535), fc.integer({ min: 0, max: 65_535 }));
const block = fc.oneof(fc.constantFrom(1, BLOCK - 1), fc.integer({ min: 0, max: BLOCK }));
const stake = fc.oneof(fc.constantFrom(0n, 1n, 5_000n), fc.bigInt({ min: 0n, max: 10n ** 16n }));

const rowFor = (n: number): fc.Arbitrary<Row<number>> =>
  fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: n - 1 }), fraction), {
    maxLength: n,
    selector: ([uid]) => uid,
  });

const epochs: fc.Arbitrary<EpochTrace> = fc.integer({ min: 1, max: 8 }).chain((n) => {
  const each = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
    fc.array(value, { minLength: n, maxLength: n });
  return fc
    .record({
      params: fc.record({
        n: fc.constant(n),
        currentBlock: fc.constant(BLOCK),
        tempo: fc.constant(100),
        activityCutoffFactorMilli: fc.constant(20_000),
        lastMechanismStepBlock: fc.constantFrom(0, BLOCK - 100),
        kappa: fraction,
        bondsPenalty: fraction,
        bondsMovingAverage: fc.constantFrom(0, 900_000),
        yuma3Enabled: fc.boolean(),
        liquidAlphaEnabled: fc.boolean(),
        alphaLow: fc.constant(45_875),
        alphaHigh: fc.constant(58_982),
        alphaSigmoidSteepness: fc.constant(1_000),
        maxAllowedValidators: fc.integer({ min: 0, max: n + 1 }),
        stakeThreshold: fc.constantFrom(0n, 1_000n),
        taoWeight: fc.constant(0n),
        ownerUid: fc.option(fc.integer({ min: 0, max: n - 1 })),
        commitRevealEnabled: fc.boolean(),
        revealPeriodEpochs: fc.constant(1),
        subnetEpochIndex: fc.constant(50),
        raoEmission: fc.constant(1_000_000_000n),
      }),
      inputs: fc.record({
        blockAtRegistration: each(block),
        lastUpdate: each(block),
        validatorPermit: each(fc.boolean()),
        stakeAlpha: each(stake),
        stakeTao: each(fc.constant(0n)),
        weights: each(rowFor(n)),
        bonds: each(rowFor(n)),
        weightCommits: fc.array(
          fc.record({
            kind: fc.constantFrom("hash" as const, "timelock" as const),
            uid: fc.integer({ min: 0, max: n - 1 }),
            commitEpoch: fc.integer({ min: 47, max: 50 }),
            commitBlock: block,
          }),
          { maxLength: 3 },
        ),
      }),
    })
    .map(({ params, inputs }) => traceEpoch(params, inputs));
});

const total = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);

describe("explanations", () => {
  it("add up to the numbers of the epoch for every uid", () => {
    fc.assert(
      fc.property(epochs, (epoch) => {
        const { params, outputs, intermediates } = epoch;
        for (let uid = 0; uid < params.n; uid++) {
          const { votes, consensus, rank, incentive, outcome, emission } = explainMiner(epoch, uid);
          expect(total(votes.map((vote) => vote.rank.raw))).toBe(intermediates.ranks[uid]);
          expect(rank.raw).toBe(intermediates.ranks[uid]);
          expect(incentive.raw).toBe(intermediates.incentive[uid]);
          expect(outcome === "earned").toBe((intermediates.incentive[uid] ?? 0n) > 0n);
          expect(emission.rao).toBe(outputs.serverEmission[uid]);
          // Exactly one level decides, and it is the consensus.
          const decisive = consensus.levels.filter(({ decides }) => decides);
          expect(decisive.length).toBe(consensus.rule === "nobody" ? 0 : 1);
          expect(consensus.value.raw).toBe(decisive[0]?.weight.raw ?? 0n);
          const first = consensus.levels.find(({ stakeUpTo }) => stakeUpTo.raw > consensus.minority.raw);
          expect(decisive[0]).toBe(first ?? consensus.levels.at(-1));

          const validator = explainValidator(epoch, uid);
          expect(total(validator.weights.map(({ clipped }) => clipped.raw))).toBe(
            intermediates.validatorTrust[uid],
          );
          expect(validator.dividends.raw).toBe(intermediates.dividends[uid]);
          expect(validator.permit.next).toBe(outputs.validatorPermit[uid]);
          expect(validator.permit.nextRule === "noStake" || validator.permit.nextRule === "outranked").toBe(
            !validator.permit.next,
          );
          expect(validator.voice.rule === "heard").toBe((intermediates.activeStake[uid] ?? 0n) > 0n);
          if (intermediates.bonds.rule === "yuma3") {
            expect(validator.bonds.earns.raw).toBe(intermediates.bonds.totalBondsPerValidator[uid]);
          }
        }
      }),
      { numRuns: 400, seed: 4 },
    );
  });

  it("place every uid by stake exactly as permits are granted", () => {
    fc.assert(
      fc.property(epochs, (epoch) => {
        for (let uid = 0; uid < epoch.params.n; uid++) {
          const { nextRule, place, places } = explainValidator(epoch, uid).permit;
          if (nextRule === "outranked") expect(place).toBeGreaterThan(places);
          if (nextRule === "largestStakes") expect(place).toBeLessThanOrEqual(places);
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
