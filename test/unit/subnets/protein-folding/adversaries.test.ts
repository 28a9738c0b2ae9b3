import { randomFrom, type Answer, type Task } from "subnetkit/plugin";
import { createMinerHarness } from "subnetkit/testing";
import { describe, expect, it } from "vitest";
import type { contract } from "../../../../subnets/protein-folding/contract.js";
import { createKernel } from "../../../../subnets/protein-folding/energy/kernel.js";
import { createPublicKernel } from "../../../../subnets/protein-folding/energy/publicEnergy.js";
import { PUBLIC_WEIGHTS } from "../../../../subnets/protein-folding/energy/terms.js";
import { runFold } from "../../../../subnets/protein-folding/fold/runFold.js";
import { usualTorsions } from "../../../../subnets/protein-folding/miners/usualTorsions.js";
import { createTask } from "../../../../subnets/protein-folding/natives/createTask.js";
import { readTargets, TARGETS_FILE } from "../../../../subnets/protein-folding/natives/readTargets.js";
import { dequantise, quantise } from "../../../../subnets/protein-folding/quantise.js";
import subnet from "../../../../subnets/protein-folding/index.js";
import { scoreAnswers } from "../../../../subnets/protein-folding/score/scoreAnswers.js";
import { TORSION_LIMIT } from "../../../../subnets/protein-folding/sizes.js";
import { hairpinOfHelices } from "./foldTarget.js";

const { native } = hairpinOfHelices();
const { sequence } = native;
const task = createTask(native, {
  hasRestraints: true,
  decoyShare: 0.1,
  evaluations: 2_000,
  seed: "adversaries",
});
const restraints = task.request.restraints.map(([i = 0, j = 0]) => [i, j] as const);
const torsions = usualTorsions(sequence);
const fold = (seed: string, evaluations = 2_000) =>
  runFold({ sequence, restraints, torsions, evaluations, seed }).torsions;
const honest = fold("honest");

const answer = (uid: number, angles: ArrayLike<number>, latencyMs = 0): Answer<typeof contract> => ({
  peer: { uid, hotkey: `miner-${uid}` as Answer<typeof contract>["peer"]["hotkey"] },
  response: { torsions: quantise(Float64Array.from(angles)) },
  latencyMs,
});
const scores = (...answers: Answer<typeof contract>[]): number[] => scoreAnswers({ ...task, answers });
const same = (phi: number, psi: number): Float64Array =>
  Float64Array.from({ length: 2 * sequence.length }, (_, at) => (at % 2 === 0 ? phi : psi));

/** Follows some terms of the public energy and nothing else, from the usual torsions' most common start. */
function follow(weights: Partial<typeof PUBLIC_WEIGHTS>, evaluations: number): Float64Array {
  const nothing = Object.fromEntries(
    Object.keys(PUBLIC_WEIGHTS).map((term) => [term, 0]),
  ) as unknown as typeof PUBLIC_WEIGHTS;
  const kernel = createKernel(sequence);
  kernel.setRestraints(
    restraints.map(([i, j]) => ({ i, j, weight: 1 })),
    8,
  );
  kernel.setWeights({ ...nothing, ...weights });
  const random = randomFrom("follow");
  kernel.torsions.set(same(-1.2, 1).map((angle) => angle + 0.3 * random.normal()));
  kernel.minimise(evaluations, 1e-6);
  return kernel.torsions.slice();
}

const own = scores(answer(1, honest))[0] ?? 0;

describe("attacks that earn nothing", () => {
  it.each([
    ["a copy", honest],
    ["a copy with noise below what is looked for", honest.map((angle, at) => angle + 0.02 * Math.sin(at))],
    ["a copy that turns only what moves no atom", honest.with(0, 2).with(honest.length - 1, -2)],
    ["the same angles beyond a whole turn", honest.map((angle) => angle + 2 * Math.PI)],
  ])("%s", (_, copy) => {
    expect(scores(answer(1, honest, 100), answer(2, copy, 200))).toEqual([own, 0]);
  });

  it("a chain collapsed to a point", () => {
    expect(scores(answer(1, same(0, 0)))).toEqual([0]);
  });

  it("all restraints kept by atoms that go through each other", () => {
    const knot = follow({ restraints: 50, compactness: 50 }, 3_000);
    const kernel = createPublicKernel(sequence);
    kernel.torsions.set(knot);
    kernel.evaluate();
    expect(kernel.parts().sterics / sequence.length).toBeGreaterThan(0.25);
    expect(scores(answer(1, knot))).toEqual([0]);
  });

  it("numbers that are no angles never reach the score", () => {
    const { data } = quantise(Float64Array.of(NaN, Infinity, 1e9, -4));
    for (const step of data) expect(Math.abs(step)).toBeLessThanOrEqual(TORSION_LIMIT);
  });
});

describe("attacks that earn little beside a real answer, on average over targets", async () => {
  const targets = (await readTargets(TARGETS_FILE))
    .filter(({ sequence }) => sequence.length < 75)
    .slice(0, 6);
  const miner = await createMinerHarness(subnet, "hybrid");
  const searched: { readonly drawn: Task<typeof contract>; readonly found: Float64Array }[] = [];
  for (const target of targets) {
    const options = { hasRestraints: true, decoyShare: 0.1, evaluations: 500, seed: "attacks" };
    const drawn = createTask(target, options);
    const { torsions: found } = await miner.solve(drawn.request, { seed: "honest" });
    searched.push({ drawn, found: dequantise(found.data) });
  }
  await miner.dispose();
  const meanScore = (make: (length: number, place: number) => ArrayLike<number>): number => {
    const all = searched.map(({ drawn }, place) => {
      const made = answer(1, make(2 * drawn.request.sequence.length, place));
      return scoreAnswers({ ...drawn, answers: [made] })[0] ?? 0;
    });
    return all.reduce((sum, score) => sum + score, 0) / all.length;
  };
  const repeated = (length: number, of: ArrayLike<number>): number[] =>
    Array.from({ length }, (_, at) => of[at % of.length] ?? 0);
  const real = meanScore((_, place) => searched[place]?.found ?? []);

  it.each<readonly [string, (length: number, place: number) => ArrayLike<number>]>([
    ["torsions at random", (length) => Array.from({ length }, (_, at) => 3 * Math.sin(13 * (at + 1) ** 2))],
    ["one helix, whatever the sequence", (length) => repeated(length, [-1.07, -0.75])],
    ["one strand, whatever the sequence", (length) => repeated(length, [-2.094, 2.094])],
    [
      "the answer to another task",
      (length, place) => repeated(length, searched[(place + 1) % 6]?.found ?? []),
    ],
  ])("%s", (_, make) => {
    expect(meanScore(make)).toBeLessThan(0.25 * real);
  });
});

describe("what is known to pay", () => {
  it("a copy that was changed beyond the near-copies still earns: only commitments keep it from being made", () => {
    const changed = honest.map((angle, at) => angle + 0.06 * Math.sin(7 * at));
    const [, second = 0] = scores(answer(1, honest, 100), answer(2, changed, 200));
    expect(second).toBeGreaterThan(0.5 * own);
  });
});
