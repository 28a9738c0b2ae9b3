import { fail, randomFrom } from "subnetkit/plugin";
import { residueTypes } from "../alphabet.js";
import { distancePotentials } from "../energy/distancePotential.js";
import { createKernel, type Kernel } from "../energy/kernel.js";
import { likenessPotentials } from "../energy/likenessPotential.js";
import { contactEnergies } from "../energy/publicEnergy.js";
import { readTables } from "../energy/tables.js";
import { PUBLIC_WEIGHTS, type Terms } from "../energy/terms.js";
import { createTorsionGrid, type TorsionGrid } from "../energy/torsionPotential.js";
import { foldErrors } from "../foldErrors.js";
import { TORSION_CLUSTERS } from "../sizes.js";
import { beginChains } from "./beginChains.js";
import { byEnergy } from "./candidate.js";
import type { Fold, FoldJob } from "./foldJob.js";
import { hopBasins } from "./hopBasins.js";
import { createTorsionSampler } from "./torsionSampler.js";

/** What a search follows: the public energy, and what it expects of torsions, contacts and distances. */
const SEARCH_WEIGHTS: Terms = { ...PUBLIC_WEIGHTS, torsions: 1, restraints: 3, distances: 3 };
/** With no distances to go by, the contacts alone must pull, and from further away. */
const LONE_WEIGHTS: Terms = { ...SEARCH_WEIGHTS, restraints: 10 };
const RESTRAINT_SCALE_ANGSTROM = 4;
const LONE_SCALE_ANGSTROM = 8;
/** At the end, the expected lDDT counts this much beside the rest of the energy, and atoms are hard. */
const LIKENESS_WEIGHTS: Terms = { ...SEARCH_WEIGHTS, sterics: 60, distances: 30 };
/** Weight of the Ramachandran statistics beside the expected torsions. */
const RAMACHANDRAN_SHARE = 0.3;
/** Torsions are drawn from probabilities to this power: likely ones more often than they are. */
const SHARPNESS = 2;
const DISTANCES = { leastSeparation: 2, referenceExponent: 1.57, mostOpen: 0.9 };
/** Chains that are searched side by side. */
const POOL = 6;
/** Shares of the budget: for beginning chains, and, where distances are expected, for following the expected lDDT. */
const STARTING_SHARE = 0.3;
const LIKENESS_SHARE = 0.35;
const START_EVALUATIONS = 250;
/** Most energies for one chain to settle under the expected lDDT. */
const SETTLING_EVALUATIONS = 600;

let grid: TorsionGrid | undefined;

/**
 * Folds one chain within its budget of energies, deterministically.
 *
 * @throws SK4007 for a budget of nothing
 * @example runFold({ sequence, restraints: [], torsions: usualTorsions(sequence), evaluations: 5_000, seed: "a" }).torsions
 */
export function runFold(job: FoldJob): Fold {
  const kernel = kernelOf(job);
  const random = randomFrom(job.seed);
  const sampler = createTorsionSampler(readTables().clusterCentres, job.torsions, SHARPNESS);
  const weights = job.distances === undefined ? LONE_WEIGHTS : SEARCH_WEIGHTS;
  const starting = Math.floor(STARTING_SHARE * job.evaluations);
  const liking = job.distances === undefined ? 0 : Math.floor(LIKENESS_SHARE * job.evaluations);
  const starts = Math.max(2, Math.round(starting / START_EVALUATIONS));
  const begun = beginChains(kernel, sampler, weights, { starts, evaluations: starting, most: POOL }, random);
  const hopping = { evaluations: job.evaluations - liking - kernel.evaluations(), hot: 10, cold: 1 };
  let found = hopBasins(kernel, sampler, begun, hopping, random);
  if (job.distances !== undefined) {
    kernel.setDistancePotentials(likenessPotentials(job.distances));
    kernel.setWeights(LIKENESS_WEIGHTS);
    const each = Math.min(SETTLING_EVALUATIONS, Math.floor(liking / 2 / found.length));
    const settled = found.map(({ torsions }) => {
      kernel.torsions.set(torsions);
      const energy = kernel.minimise(each, 0.01);
      return { torsions: kernel.torsions.slice(), energy };
    });
    const last = { evaluations: job.evaluations - kernel.evaluations(), hot: 3, cold: 0.3 };
    found = hopBasins(kernel, sampler, settled.sort(byEnergy), last, random);
  }
  const [best] = found;
  if (best === undefined) throw fail(foldErrors.searchFailed, { reason: "it had no evaluations" });
  return { torsions: best.torsions, energy: best.energy, evaluations: kernel.evaluations() };
}

/** A kernel with all that the job expects of the chain. */
function kernelOf({ sequence, restraints, torsions, distances }: FoldJob): Kernel {
  const { clusterCentres, ramachandran } = readTables();
  grid ??= createTorsionGrid(clusterCentres);
  const kernel = createKernel(sequence);
  kernel.setContactEnergies(contactEnergies());
  // Where only what is usual is expected, every residue of a type has the same.
  const potentials = new Map<string, Float32Array>();
  for (const [residue, type] of residueTypes(sequence).entries()) {
    const from = residue * TORSION_CLUSTERS;
    const probabilities = torsions.subarray(from, from + TORSION_CLUSTERS);
    const usual = ramachandran[type] ?? [];
    const key = `${type} ${probabilities.join()}`;
    const potential =
      potentials.get(key) ??
      grid.potential(probabilities).map((energy, cell) => energy + RAMACHANDRAN_SHARE * (usual[cell] ?? 0));
    potentials.set(key, potential);
    kernel.setTorsionPotential(residue, potential);
  }
  if (distances !== undefined) kernel.setDistancePotentials(distancePotentials(distances, DISTANCES));
  const scale = distances === undefined ? LONE_SCALE_ANGSTROM : RESTRAINT_SCALE_ANGSTROM;
  const pairs = restraints.map(([i, j]) => ({ i, j, weight: 1 }));
  kernel.setRestraints(pairs, scale);
  return kernel;
}
