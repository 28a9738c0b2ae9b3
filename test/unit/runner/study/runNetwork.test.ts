import { describe, expect, it } from "vitest";
import { runNetwork } from "../../../../runner/study/runNetwork.js";
import type { StudyNetwork } from "../../../../runner/study/studyFile.js";
import type { NeuronEpoch, StudyRun } from "../../../../runner/study/studyResult.js";
import { networkFixture, yuma3 } from "./studyFixture.js";

const run = (changes: Partial<StudyNetwork> = {}): StudyRun => runNetwork(networkFixture(changes), yuma3);
const LARGE = 0;
const SMALL = 1;
const A = 2;
const B = 3;

/** One measure of one neuron over the epochs. */
const over = <Value>(
  result: StudyRun,
  uid: number,
  measure: (neuron: NeuronEpoch) => Value,
): (Value | undefined)[] => result.epochs.map(({ neurons }) => neurons[uid] && measure(neurons[uid]));
const bond = (result: StudyRun, epoch: number, validator: number, miner: number): number =>
  result.epochs[epoch - 1]?.bonds.find((each) => each.validator === validator && each.miner === miner)
    ?.storedU16 ?? 0;

describe("runNetwork", () => {
  it("pays validators by stake and the one miner everything, where all agree", () => {
    const result = run();
    expect(result.neurons.map(({ name, role }) => `${role} ${name}`)).toEqual([
      "validator Large",
      "validator Small",
      "miner A",
      "miner B",
    ]);
    for (const share of over(result, LARGE, ({ dividends }) => dividends)) expect(share).toBeCloseTo(0.75, 6);
    expect(over(result, A, ({ incentive }) => incentive)).toEqual([1, 1, 1, 1]);
    const [first] = result.epochs;
    const paid =
      first?.neurons.reduce((sum, each) => sum + each.serverEmission + each.validatorEmission, 0n) ?? 0n;
    expect(295_200_000_000n - paid).toBeLessThan(200n); // an epoch's emission, less rounding
  });

  it("carries bonds over: a tenth of the way each epoch", () => {
    const result = run();
    expect([1, 2, 3].map((epoch) => bond(result, epoch, LARGE, A))).toEqual([6_553, 12_451, 17_759]);
  });

  it("keeps weights and stakes until a step changes them", () => {
    const steps = [
      ...networkFixture().steps,
      { epoch: 3, weights: { Large: { B: 5 }, Small: { B: 2, A: 0 } }, stakes: { Small: 900 } },
    ];
    const result = run({ steps });
    expect(over(result, A, ({ incentive }) => incentive)).toEqual([1, 1, 0, 0]);
    expect(over(result, B, ({ incentive }) => incentive)).toEqual([0, 0, 1, 1]);
    expect(over(result, SMALL, ({ stakeShare }) => Number(stakeShare.toFixed(6)))).toEqual([
      0.25, 0.25, 0.75, 0.75,
    ]);
  });

  it("silences who stops setting weights, once the cutoff is over, and keeps its old weights", () => {
    const steps = [
      ...networkFixture().steps,
      { epoch: 2, silent: ["Small"], weights: { Small: { B: 1 } } },
      { epoch: 6, silent: [] },
    ];
    const result = run({ epochs: 6, parameters: { activityCutoffFactorMilli: 2_000 }, steps });
    expect(over(result, SMALL, ({ active }) => active)).toEqual([true, true, false, false, false, true]);
    expect(over(result, SMALL, ({ validatorTrust }) => validatorTrust > 0)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it("forgets bonds with a replaced miner, and weights of those who are silent", () => {
    const steps = [...networkFixture().steps, { epoch: 3, register: ["A"], silent: ["Small"] }];
    const result = run({ steps });
    expect(bond(result, 3, LARGE, A)).toBe(6_553); // from nothing, as in the first epoch
    expect(bond(result, 3, SMALL, A)).toBe(0);
    expect(over(result, SMALL, ({ validatorTrust }) => validatorTrust)[3]).toBe(0);
  });

  it.each([[true], [["A"]]] as const)("resets bonds: %j", (which) => {
    const both = { A: 1, B: 1 };
    const resetBonds = which === true ? which : [...which];
    const result = run({
      steps: [
        { epoch: 1, weights: { Large: both, Small: both } },
        { epoch: 3, resetBonds },
      ],
    });
    const [first, second] = [1, 2].map((epoch) => bond(result, epoch, LARGE, A));
    expect(second).toBeGreaterThan(first ?? 0);
    expect(bond(result, 3, LARGE, A)).toBe(first);
    if (which === true) expect(bond(result, 3, LARGE, B)).toBe(first);
    else expect(bond(result, 3, LARGE, B)).toBeGreaterThan(second ?? 0);
  });

  it("lets a validator copy the consensus or another validator, some epochs late", () => {
    const steps = [
      { epoch: 1, weights: { Large: { A: 1 } } },
      { epoch: 2, weights: { Large: { B: 1 } } },
    ];
    const copying = (copies: string, delayEpochs?: number) =>
      run({
        steps,
        validators: [
          { name: "Large", stake: 300 },
          { name: "Small", stake: 100, copies, ...(delayEpochs !== undefined && { delayEpochs }) },
        ],
      });
    // In epoch 2 the copy is still of A, on which the consensus is 0 by then; from epoch 3 on it agrees.
    for (const source of ["consensus", "Large"]) {
      expect(over(copying(source), SMALL, ({ validatorTrust }) => validatorTrust)).toEqual([0, 0, 1, 1]);
    }
    expect(over(copying("Large", 2), SMALL, ({ validatorTrust }) => validatorTrust)).toEqual([0, 0, 0, 1]);
  });

  it("lets steps switch the rules in mid-run", () => {
    const steps = [...networkFixture().steps, { epoch: 3, parameters: { yuma3: false } }];
    const result = run({ steps });
    expect(bond(result, 2, SMALL, A)).toBe(bond(result, 2, LARGE, A));
    expect(bond(result, 3, SMALL, A)).toBeLessThan(bond(result, 3, LARGE, A)); // Yuma 2 has stake in the bonds
  });

  it("gives the owner its permit and spares it the threshold", () => {
    const parameters = { stakeThreshold: 200 };
    const [first] = over(run({ parameters }), SMALL, ({ stakeShare }) => stakeShare);
    expect(first).toBe(0);
    const [owners] = over(run({ parameters, owner: "Small" }), SMALL, ({ stakeShare }) => stakeShare);
    expect(owners).toBeCloseTo(0.25, 6);
  });
});
