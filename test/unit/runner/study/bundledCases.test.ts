import { describe, expect, it } from "vitest";
import { isSubnetkitError } from "../../../../core/primitives/errors.js";
import { bundledCases, openStudy } from "../../../../runner/study/bundledCases.js";
import { runStudy } from "../../../../runner/study/runStudy.js";
import type { StudyRun } from "../../../../runner/study/studyResult.js";

const codeOf = (open: Promise<unknown>): Promise<string> =>
  open.then(
    () => "none",
    (error: unknown) => (isSubnetkitError(error) ? error.code : String(error)),
  );

/** A neuron's share of the dividends over its share of the stake, epoch by epoch. */
function perStake(run: StudyRun | undefined, name: string): number[] {
  const uid = run?.neurons.find((neuron) => neuron.name === name)?.uid ?? -1;
  return (run?.epochs ?? []).map(
    ({ neurons }) => (neurons[uid]?.dividends ?? 0) / (neurons[uid]?.stakeShare ?? 1),
  );
}
const yuma3Of = async (name: string): Promise<StudyRun | undefined> =>
  runStudy(await openStudy(name)).runs.find(({ variant }) => variant === "Yuma 3");

describe("the cases that come with Subnetkit", () => {
  it("are named like their networks, described, and all run", async () => {
    const cases = await bundledCases();
    expect(cases.length).toBeGreaterThanOrEqual(12);
    for (const { name, study } of cases) {
      expect(study.networks.map((network) => network.name)).toEqual([name]);
      expect(study.networks[0]?.description.length).toBeGreaterThan(80);
    }
    const all = runStudy(await openStudy("all"));
    expect(all.runs).toHaveLength(cases.length * 3);
    for (const { epochs } of all.runs) {
      for (const { neurons } of epochs) {
        const sum = neurons.reduce((total, { dividends }) => total + dividends, 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-6);
      }
    }
  });

  it("show what their descriptions say", async () => {
    const together = await yuma3Of("switching-together");
    for (const value of perStake(together, "Small A")) expect(value).toBeCloseTo(1, 5);

    const late = perStake(await yuma3Of("switching-late"), "Small B");
    expect(late.slice(9, 14)).toEqual([0, 0, 0, 0, 0]);
    expect(late.at(-1)).toBeGreaterThan(0.9);

    const reset = await yuma3Of("bonds-reset");
    expect(perStake(reset, "Small late")[20]).toBeLessThan(0.9);
    expect(perStake(reset, "Small late")[21]).toBeCloseTo(1, 4);

    const dealer = perStake(await yuma3Of("self-dealing"), "Dealer");
    expect(dealer.slice(0, 19).every((value) => value === 0)).toBe(true);
    expect(dealer[19]).toBeGreaterThan(0);

    const sleeper = await yuma3Of("going-silent");
    expect(perStake(sleeper, "Small sleeper").map((value) => value > 0)).toEqual(
      Array.from({ length: 45 }, (_, i) => i < 11 || i >= 29),
    );

    const kappa = await yuma3Of("stake-at-kappa");
    const consensus = (epoch: number): number[] =>
      kappa?.epochs[epoch - 1]?.neurons.slice(2).map((neuron) => Number(neuron.consensus.toFixed(1))) ?? [];
    expect([11, 12, 22].map(consensus)).toEqual([
      [0.7, 0.7],
      [0.7, 0.3],
      [0.3, 0.7],
    ]);

    const [open, concealed] = [await yuma3Of("weight-copier"), await yuma3Of("weight-copier-concealed")].map(
      (run) => perStake(run, "Copier").reduce((sum, value) => sum + value, 0),
    );
    expect(concealed).toBeLessThan(open ?? 0);

    const unseen = await yuma3Of("lone-discovery");
    expect(unseen?.epochs.every(({ neurons }) => neurons[4]?.incentive === 0)).toBe(true);
  });

  it("can be opened by name, and files by path", async () => {
    expect(await codeOf(openStudy("no-such-case"))).toBe("SK2600");
    expect(await codeOf(openStudy("no/such/file.json"))).toBe("SK2600");
    expect(await codeOf(openStudy("package.json"))).toBe("SK2602");
  });
});
