import { randomFrom, type Random } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import {
  createKernel,
  DISTANCE_KNOTS,
  TORSION_BINS,
  type Kernel,
} from "../../../../../subnets/protein-folding/energy/kernel.js";
import { TERMS, type Term, type Terms } from "../../../../../subnets/protein-folding/energy/terms.js";

const sequence = "MKVLAGCPTWDEFHINQRSYGPAKLVEEMRTC";
const length = sequence.length;

const weightsOf = (value: (term: Term) => number): Terms =>
  Object.fromEntries(TERMS.map((term) => [term, value(term)])) as Record<Term, number>;

/** A kernel whose every potential is there, drawn at random. */
function fullKernel(random: Random): Kernel {
  const kernel = createKernel(sequence);
  const contacts = new Float64Array(400);
  for (let a = 0; a < 20; a++)
    for (let b = a; b < 20; b++) contacts[20 * a + b] = contacts[20 * b + a] = random.normal();
  kernel.setContactEnergies(contacts);
  for (let residue = 0; residue < length; residue++)
    kernel.setTorsionPotential(
      residue,
      Float32Array.from({ length: TORSION_BINS ** 2 }, () => random.normal()),
    );
  kernel.setRestraints(
    [
      { i: 2, j: 20, weight: 1 },
      { i: 5, j: 30, weight: 2 },
    ],
    4,
  );
  const potentials = [];
  for (let i = 0; i < length; i++) {
    for (let j = i + 2; j < length; j += 3) {
      const coefficients = new Float32Array(DISTANCE_KNOTS);
      for (let knot = 0; knot < 20; knot++) coefficients[knot] = random.normal();
      potentials.push({ i, j, coefficients });
    }
  }
  kernel.setDistancePotentials(potentials);
  return kernel;
}

/** A loose helix, or a strand: in one of them every term is felt. */
function bendAround(kernel: Kernel, psi: number, random: Random): void {
  for (let at = 0; at < 2 * length; at += 2) {
    kernel.torsions[at] = -1.1 + 0.3 * random.normal();
    kernel.torsions[at + 1] = psi + 0.4 * random.normal();
  }
}

function atom(kernel: Kernel, residue: number, index: number): readonly number[] {
  const at = 18 * residue + 3 * index;
  return [...kernel.positions.subarray(at, at + 3)];
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, axis) => value - (b[axis] ?? NaN)));

describe("the energy's gradient", () => {
  it.each([...TERMS.map((term) => [term] as const), ["all"] as const])(
    "is that of finite differences: %s",
    (only) => {
      const random = randomFrom(`gradient of ${only}`);
      const kernel = fullKernel(random);
      kernel.setWeights(weightsOf((term) => (only === "all" || term === only ? 1 : 0)));
      let felt = 0;
      for (const psi of [-0.8, 0.4, 2.4]) {
        bendAround(kernel, psi, random);
        kernel.evaluate();
        const gradient = kernel.gradient.slice();
        for (let at = 0; at < 2 * length; at += 3) {
          const angle = kernel.torsions[at] ?? NaN;
          const energyAt = (shift: number): number => {
            kernel.torsions[at] = angle + shift;
            return kernel.evaluate();
          };
          const difference = (energyAt(1e-5) - energyAt(-1e-5)) / 2e-5;
          kernel.torsions[at] = angle;
          const exact = gradient[at] ?? NaN;
          expect(Math.abs(difference - exact)).toBeLessThan(1e-5 * (1 + Math.abs(exact)));
          felt = Math.max(felt, Math.abs(exact));
        }
      }
      expect(felt).toBeGreaterThan(0.1);
    },
  );
});

describe("the chain's geometry", () => {
  it("has ideal bonds whatever the torsions, planar peptides, and left-handed alpha carbons", () => {
    const kernel = createKernel(sequence);
    bendAround(kernel, 0.4, randomFrom("geometry"));
    kernel.evaluate();
    for (let i = 0; i + 1 < length; i++) {
      const [n, , ca, cb, c, o] = [0, 1, 2, 3, 4, 5].map((index) => atom(kernel, i, index));
      const [next, , nextCa] = [0, 1, 2].map((index) => atom(kernel, i + 1, index));
      if (!n || !ca || !cb || !c || !o || !next || !nextCa) throw new Error("an atom is missing");
      expect(distance(n, ca)).toBeCloseTo(1.458, 9);
      expect(distance(ca, c)).toBeCloseTo(1.525, 9);
      expect(distance(ca, cb)).toBeCloseTo(1.53, 9);
      expect(distance(c, o)).toBeCloseTo(1.231, 9);
      expect(distance(c, next)).toBeCloseTo(1.329, 9);
      // Trans: neighbouring CA atoms are 3.8 angstrom apart in every conformation.
      expect(distance(ca, nextCa)).toBeCloseTo(3.813, 2);
      const [a, b, d] = [n, c, cb].map((end) => end.map((value, axis) => value - (ca[axis] ?? NaN)));
      if (!a || !b || !d) throw new Error("an atom is missing");
      const [ax = 0, ay = 0, az = 0] = a;
      const [bx = 0, by = 0, bz = 0] = b;
      const [dx = 0, dy = 0, dz = 0] = d;
      // N, C, CB of an L-amino acid turn one way around CA.
      expect(dx * (ay * bz - az * by) + dy * (az * bx - ax * bz) + dz * (ax * by - ay * bx)).toBeGreaterThan(
        1,
      );
    }
  });

  it("makes of helical torsions the turn of a helix: 1.5 angstrom a residue, and bonds from i to i − 4", () => {
    const kernel = createKernel("A".repeat(24));
    for (let at = 0; at < 48; at += 2) kernel.torsions.set([-1.07, -0.78], at);
    kernel.setWeights(weightsOf(() => 1));
    kernel.evaluate();
    expect(distance(atom(kernel, 3, 2), atom(kernel, 21, 2)) / 18).toBeCloseTo(1.5, 1);
    expect(distance(atom(kernel, 12, 0), atom(kernel, 8, 5))).toBeCloseTo(2.9, 0);
    expect(kernel.parts().hydrogenBonds).toBeLessThan(-20);
  });
});

describe("minimising", () => {
  it("goes down to a still point within its budget, and counts every energy", () => {
    const random = randomFrom("minimise");
    const kernel = fullKernel(random);
    // Atoms that go through each other would meet the ends of the hydrogen bonds' range, where the gradient jumps.
    kernel.setWeights(weightsOf((term) => (term === "sterics" ? 30 : term === "torsions" ? 0.3 : 1)));
    bendAround(kernel, 0.4, random);
    const start = kernel.evaluate();
    const before = kernel.evaluations();
    const part = kernel.minimise(50, 1e-9);
    expect(kernel.evaluations() - before).toBeLessThanOrEqual(51);
    const end = kernel.minimise(5_000, 1e-9);
    expect(part).toBeLessThan(start);
    expect(end).toBeLessThan(part);
    expect(kernel.evaluate()).toBe(end);
    expect(Math.max(...kernel.gradient.map(Math.abs))).toBeLessThan(0.01);
  });

  it("gives the same bits in another kernel", () => {
    const run = (): number[] => {
      const random = randomFrom("again");
      const kernel = fullKernel(random);
      kernel.setWeights(weightsOf(() => 1));
      bendAround(kernel, 0.4, random);
      return [kernel.minimise(300, 1e-6), ...kernel.torsions];
    };
    expect(run()).toEqual(run());
  });
});
