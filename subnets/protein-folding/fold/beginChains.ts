import type { Random } from "subnetkit/plugin";
import type { Kernel } from "../energy/kernel.js";
import type { Terms } from "../energy/terms.js";
import { byEnergy, type Candidate } from "./candidate.js";
import type { TorsionSampler } from "./torsionSampler.js";

/** Atoms may go through each other at first, so that the chain can order itself. */
const SOFTNESS = 20;
const TOLERANCE = 0.1;

/** Draws chains, minimises each, first with soft atoms, and keeps the `most` lowest in energy, lowest first. */
export function beginChains(
  kernel: Kernel,
  sampler: TorsionSampler,
  weights: Terms,
  budget: { readonly starts: number; readonly evaluations: number; readonly most: number },
  random: Random,
): Candidate[] {
  const each = Math.floor(budget.evaluations / budget.starts / 2);
  const begun: Candidate[] = [];
  for (let start = 0; start < budget.starts; start++) {
    for (let residue = 0; residue < kernel.length; residue++) sampler.draw(residue, kernel.torsions, random);
    kernel.setWeights({ ...weights, sterics: weights.sterics / SOFTNESS });
    kernel.minimise(each, TOLERANCE);
    kernel.setWeights(weights);
    const energy = kernel.minimise(each, TOLERANCE);
    begun.push({ torsions: kernel.torsions.slice(), energy });
  }
  return begun.sort(byEnergy).slice(0, budget.most);
}
