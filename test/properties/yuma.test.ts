import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { q32, type Q32 } from "../../core/primitives/fixed/q32.js";
import { runEpoch } from "../../core/yuma/runEpoch.js";
import type { Matrix, Row } from "../../core/yuma/matrix.js";
import type { EpochInputs, EpochOutputs, EpochParams } from "../../core/yuma/types.js";

interface Case {
  readonly params: EpochParams;
  readonly inputs: EpochInputs;
}

const BLOCK = 5_000;
const u16 = fc.integer({ min: 0, max: 65_535 });
/** Extremes matter more than the middle. */
const fraction = fc.oneof(fc.constantFrom(0, 1, 32_767, 65_534, 65_535), u16);
const amount = fc.oneof(fc.constantFrom(0n, 1n), fc.bigInt({ min: 0n, max: 21_000_000_000_000_000n }));
const block = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, BLOCK - 1) },
  fc.integer({ min: 0, max: BLOCK }),
);

const rowFor = (n: number): fc.Arbitrary<Row<number>> =>
  fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: n - 1 }), fraction), {
    maxLength: n,
    selector: ([uid]) => uid,
  });

function vectorOf<Value>(n: number, value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(value, { minLength: n, maxLength: n });
}

const epochCase: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc.record({
    params: fc.record({
      n: fc.constant(n),
      currentBlock: fc.constant(BLOCK),
      tempo: fc.constant(100),
      activityCutoffFactorMilli: fc.constant(10_000),
      lastMechanismStepBlock: fc.constantFrom(0, BLOCK - 100),
      kappa: fraction,
      bondsPenalty: fraction,
      bondsMovingAverage: fc.constantFrom(0, 900_000, 1_000_000),
      yuma3Enabled: fc.boolean(),
      liquidAlphaEnabled: fc.boolean(),
      alphaLow: fraction,
      alphaHigh: fraction,
      alphaSigmoidSteepness: fc.integer({ min: -32_768, max: 32_767 }),
      maxAllowedValidators: fc.integer({ min: 0, max: n + 1 }),
      stakeThreshold: fc.constantFrom(0n, 1_000_000_000n),
      taoWeight: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      ownerUid: fc.option(fc.integer({ min: 0, max: n - 1 })),
      commitRevealEnabled: fc.boolean(),
      revealPeriodEpochs: fc.constant(1),
      subnetEpochIndex: fc.constant(50),
      raoEmission: amount,
    }),
    inputs: fc.record({
      blockAtRegistration: vectorOf(n, block),
      lastUpdate: vectorOf(n, block),
      validatorPermit: vectorOf(n, fc.boolean()),
      stakeAlpha: vectorOf(n, amount),
      stakeTao: vectorOf(n, amount),
      weights: vectorOf(n, rowFor(n)),
      bonds: vectorOf(n, rowFor(n)),
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
  }),
);

const total = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
const byColumn = <Value>(row: Row<Value>): Row<Value> => [...row].sort(([a], [b]) => a - b);

function holds(property: (given: Case, result: ReturnType<typeof runEpoch>) => void): void {
  fc.assert(
    fc.property(epochCase, (given) => property(given, runEpoch(given.params, given.inputs))),
    { numRuns: 500 },
  );
}

describe("an epoch", () => {
  it("never hands out more than there is, and of a used emission only dust less", () => {
    holds(({ params }, { outputs, intermediates }) => {
      const paid = total(outputs.serverEmission) + total(outputs.validatorEmission);
      expect(paid).toBeLessThanOrEqual(params.raoEmission);
      expect(total(outputs.emission)).toBeLessThanOrEqual(params.raoEmission);

      const shares = total(intermediates.normServerEmission) + total(intermediates.normValidatorEmission);
      if (shares === 0n) return;
      const lostShares = BigInt(2 * params.n) * ((params.raoEmission >> q32.fractionBits) + 1n);
      expect(params.raoEmission - paid).toBeLessThanOrEqual(lostShares + BigInt(2 * params.n));
    });
  });

  it("finds a consensus among the weights given", () => {
    holds((_, { intermediates: { activeStake, weightsNorm, consensus } }) => {
      const rows = weightsNorm
        .filter((_row, uid) => (activeStake[uid] ?? 0n) > 0n)
        .map((row) => new Map(row));
      consensus.forEach((weight, column) => {
        const given = rows.map((row) => row.get(column) ?? 0n);
        expect(rows.length === 0 ? [0n] : given).toContain(weight);
      });
    });
  });

  it("never clips a weight up, and trusts no validator more than fully", () => {
    holds((_, { intermediates: { weightsNorm, clippedWeights, consensus, validatorTrust } }) => {
      clippedWeights.forEach((row, uid) => {
        const before = new Map(weightsNorm[uid]);
        for (const [column, weight] of row) {
          expect(weight).toBeLessThanOrEqual(before.get(column) ?? -1n);
          expect(weight).toBeLessThanOrEqual(consensus[column] ?? -1n);
        }
      });
      for (const trust of validatorTrust) expect(trust).toBeLessThanOrEqual(q32.one);
    });
  });

  it("shares incentive and dividends out to 1, up to truncation, or not at all", () => {
    const isShared = (shares: readonly Q32[], n: number): void => {
      const sum = total(shares);
      expect(sum).toBeLessThanOrEqual(q32.one);
      if (sum > 0n) expect(sum).toBeGreaterThan(q32.one - BigInt(n));
    };
    holds(({ params }, { intermediates }) => {
      isShared(intermediates.incentive, params.n);
      isShared(intermediates.dividends, params.n);
    });
  });

  it("grants no more permits than allowed, plus the owner's, and bonds to nobody else", () => {
    holds(({ params }, { outputs }) => {
      const granted = outputs.validatorPermit.filter(Boolean).length;
      expect(granted).toBeLessThanOrEqual(params.maxAllowedValidators + (params.ownerUid === null ? 0 : 1));
      if (params.ownerUid !== null) expect(outputs.validatorPermit[params.ownerUid]).toBe(true);
      outputs.bonds.forEach((row, uid) => {
        if (outputs.validatorPermit[uid] !== true) expect(row).toEqual([]);
        for (const [column, bond] of row) {
          expect(column).toBeLessThan(params.n);
          expect(bond).toBeGreaterThanOrEqual(0);
          expect(bond).toBeLessThanOrEqual(65_535);
        }
      });
    });
  });

  it("changes none of its arguments and gives the same again", () => {
    holds((given, result) => {
      const copy = structuredClone(given);
      expect(runEpoch(deepFreeze(copy).params, copy.inputs)).toEqual(result);
      expect(copy).toEqual(given);
    });
  });

  it("doesn't depend on the order of uids where no tie has to be broken by it", () => {
    const shuffled = epochCase.chain((given) => {
      const uids = Array.from({ length: given.params.n }, (_, uid) => uid);
      return fc.tuple(fc.constant(given), fc.shuffledSubarray(uids, { minLength: uids.length }));
    });
    fc.assert(
      fc.property(shuffled, ([given, order]) => {
        // With a permit for everybody the order of equal stakes doesn't count, with ascending rows that of entries.
        const plain = ascending({
          ...given,
          params: { ...given.params, maxAllowedValidators: given.params.n },
        });
        const { outputs } = runEpoch(plain.params, plain.inputs);
        const moved = rename(plain, order);
        expect(runEpoch(moved.params, moved.inputs).outputs).toEqual(renameOutputs(outputs, order));
      }),
      { numRuns: 500 },
    );
  });
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

function ascending({ params, inputs }: Case): Case {
  return {
    params,
    inputs: { ...inputs, weights: inputs.weights.map(byColumn), bonds: inputs.bonds.map(byColumn) },
  };
}

/** The uid that was `order[i]` becomes i. */
const pick = <Value>(values: readonly Value[], order: readonly number[]): Value[] =>
  order.flatMap((uid) => values.slice(uid, uid + 1));

function renameRows(matrix: Matrix<number>, order: readonly number[]): Matrix<number> {
  return pick(matrix, order).map((row) =>
    byColumn(row.map(([uid, value]) => [order.indexOf(uid), value] as const)),
  );
}

function rename({ params, inputs }: Case, order: readonly number[]): Case {
  return {
    params: { ...params, ownerUid: params.ownerUid === null ? null : order.indexOf(params.ownerUid) },
    inputs: {
      blockAtRegistration: pick(inputs.blockAtRegistration, order),
      lastUpdate: pick(inputs.lastUpdate, order),
      validatorPermit: pick(inputs.validatorPermit, order),
      stakeAlpha: pick(inputs.stakeAlpha, order),
      stakeTao: pick(inputs.stakeTao, order),
      weights: renameRows(inputs.weights, order),
      bonds: renameRows(inputs.bonds, order),
      weightCommits: inputs.weightCommits.map((commit) => ({ ...commit, uid: order.indexOf(commit.uid) })),
    },
  };
}

function renameOutputs(outputs: EpochOutputs, order: readonly number[]): EpochOutputs {
  return {
    active: pick(outputs.active, order),
    stake: pick(outputs.stake, order),
    stakeWeight: pick(outputs.stakeWeight, order),
    consensus: pick(outputs.consensus, order),
    incentive: pick(outputs.incentive, order),
    dividends: pick(outputs.dividends, order),
    validatorTrust: pick(outputs.validatorTrust, order),
    validatorPermit: pick(outputs.validatorPermit, order),
    bonds: renameRows(outputs.bonds, order),
    serverEmission: pick(outputs.serverEmission, order),
    validatorEmission: pick(outputs.validatorEmission, order),
    emission: pick(outputs.emission, order),
  };
}
