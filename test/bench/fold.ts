import { randomFrom } from "../../core/primitives/random.js";
import { ALPHABET } from "../../subnets/protein-folding/alphabet.js";
import { DISTANCE_KNOTS, type DistancePotential } from "../../subnets/protein-folding/energy/kernel.js";
import { createPublicKernel } from "../../subnets/protein-folding/energy/publicEnergy.js";
import { PUBLIC_WEIGHTS } from "../../subnets/protein-folding/energy/terms.js";
import { median, type Bench } from "./figure.js";

const RESIDUES = 56;
const ROUNDS = 15;
const ENERGIES = 500;

export const fold: Bench = {
  name: "fold",
  about: `protein folding: one energy with its gradient, ${RESIDUES} residues, folded; processor time, so that a busy machine shows less`,
  run: () => {
    const random = randomFrom("fold bench");
    const sequence = Array.from({ length: RESIDUES }, () => ALPHABET[random.integer(20)]).join("");
    const kernel = createPublicKernel(sequence);
    for (let at = 0; at < 2 * RESIDUES; at += 2)
      kernel.torsions.set([-1.1 + 0.3 * random.normal(), 0.5 + random.normal()], at);
    kernel.minimise(3_000, 1e-3);
    const energyMs = (): number => {
      const rounds = Array.from({ length: ROUNDS }, () => {
        const before = process.cpuUsage();
        for (let k = 0; k < ENERGIES; k++) kernel.evaluate();
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000 / ENERGIES;
      });
      return median(rounds);
    };
    const physics = energyMs();
    const potentials: DistancePotential[] = [];
    for (let i = 0; i < RESIDUES; i++)
      for (let j = i + 2; j < RESIDUES; j++)
        potentials.push({ i, j, coefficients: new Float32Array(DISTANCE_KNOTS) });
    kernel.setDistancePotentials(potentials);
    kernel.setWeights({ ...PUBLIC_WEIGHTS, distances: 1 });
    return Promise.resolve([
      { name: "fold.energy", value: physics, unit: "ms", goal: "<= 0.3" },
      { name: "fold.energyWithAllDistances", value: energyMs(), unit: "ms", goal: "<= 0.3" },
    ]);
  },
};
