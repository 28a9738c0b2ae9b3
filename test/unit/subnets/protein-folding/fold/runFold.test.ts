import { lddt } from "subnetkit/scoring";
import { beforeAll, describe, expect, it } from "vitest";
import type { Distogram } from "../../../../../subnets/protein-folding/energy/distancePotential.js";
import { createPublicKernel } from "../../../../../subnets/protein-folding/energy/publicEnergy.js";
import { runFold } from "../../../../../subnets/protein-folding/fold/runFold.js";
import type { Fold } from "../../../../../subnets/protein-folding/fold/foldJob.js";
import { usualTorsions } from "../../../../../subnets/protein-folding/miners/usualTorsions.js";
import { distanceBetween } from "../../../../../subnets/protein-folding/natives/native.js";
import { hairpinOfHelices } from "../foldTarget.js";

const { native } = hairpinOfHelices();
const { sequence } = native;
const job = { sequence, restraints: [], torsions: usualTorsions(sequence), evaluations: 900, seed: "fold" };

function likeness(torsions: Float64Array): number {
  const kernel = createPublicKernel(sequence);
  kernel.torsions.set(torsions);
  kernel.evaluate();
  const ca = Float64Array.from({ length: native.ca.length }, (_, at) => {
    return kernel.positions[18 * Math.floor(at / 3) + 6 + (at % 3)] ?? NaN;
  });
  return lddt(ca, native.ca).score;
}

/** What a network that knows the native would say, blurred over neighbouring bins. */
function knowingDistogram(): Distogram {
  const edgesAngstrom = [4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 22];
  const bins = edgesAngstrom.length + 1;
  const { length } = sequence;
  const logProbabilities = new Float32Array(length * length * bins).fill(Math.log(0.01));
  for (let i = 0; i < length; i++) {
    for (let j = i + 1; j < length; j++) {
      const distance = distanceBetween(native.cb, i, j);
      const found = edgesAngstrom.findIndex((edge) => distance < edge);
      const bin = found === -1 ? bins - 1 : found;
      for (const near of [bin - 1, bin, bin + 1])
        if (near >= 0 && near < bins)
          logProbabilities[(i * length + j) * bins + near] = Math.log(near === bin ? 0.6 : 0.15);
    }
  }
  return { length, edgesAngstrom, logProbabilities };
}

describe("folding", () => {
  /** Of the job alone: what each test compares with. A fold takes most of a test's time. */
  let plain: Fold;
  beforeAll(() => {
    plain = runFold(job);
  });

  it("finds the native where the distances say it is, and far less without them", () => {
    const told = likeness(runFold({ ...job, distances: knowingDistogram() }).torsions);
    const alone = likeness(plain.torsions);
    expect(told).toBeGreaterThan(0.8);
    expect(alone).toBeLessThan(told - 0.1);
  });

  it("keeps its budget, and gives the same chain to the same seed, another to another", () => {
    expect(plain.evaluations).toBeLessThanOrEqual(job.evaluations + 10);
    expect(runFold(job)).toEqual(plain);
    expect(runFold({ ...job, seed: "other" }).torsions).not.toEqual(plain.torsions);
  });

  it("brings the residues of a restraint together", () => {
    const end = 16;
    const apart = ({ torsions }: Fold): number => {
      const kernel = createPublicKernel(sequence);
      kernel.torsions.set(torsions);
      kernel.evaluate();
      const cb = (residue: number): Float64Array =>
        kernel.positions.slice(18 * residue + 9, 18 * residue + 12);
      return Math.hypot(...cb(2).map((value, axis) => value - (cb(end)[axis] ?? NaN)));
    };
    const together = runFold({ ...job, restraints: [[2, end]] });
    expect(apart(together)).toBeLessThan(0.7 * apart(plain));
  });
});
