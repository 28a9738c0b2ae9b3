import { fail, randomFrom } from "subnetkit/plugin";
import { residueTypes } from "../alphabet.js";
import { distancePotentials, type Distogram } from "../energy/distancePotential.js";
import { createKernel, type Kernel } from "../energy/kernel.js";
import { likenessPotentials } from "../energy/likenessPotential.js";
import { contactEnergies } from "../energy/publicEnergy.js";
import { readTables } from "../energy/tables.js";
import { PUBLIC_WEIGHTS, type Terms } from "../energy/terms.js";
import { createTorsionGrid, type TorsionGrid } from "../energy/torsionPotential.js";
import { foldErrors } from "../foldErrors.js";
import { TORSION_CLUSTERS } from "../sizes.js";
import type { Fold, FoldJob } from "./foldJob.js";
import { search, type Candidate } from "./search.js";
import { createTorsionSampler } from "./torsionSampler.js";

/** What a search follows: the public energy, and what it expects of torsions, contacts and distances. */
const SEARCH_WEIGHTS: Terms = { ...PUBLIC_WEIGHTS, torsions: 1, restraints: 3, distances: 1 };
/** With no distances to go by, the contacts alone must pull, and from further away. */
const LONE_RESTRAINTS = { weight: 10, scaleAngstrom: 8 };
const RESTRAINT_SCALE_ANGSTROM = 4;
/** Weight of the Ramachandran statistics beside the expected torsions. */
const RAMACHANDRAN_SHARE = 0.3;
/** Torsions are drawn from probabilities to this power: likely ones more often than they are. */
const SHARPNESS = 1.2;
const DISTANCES = { leastSeparation: 2, referenceExponent: 1.57, mostOpen: 0.9 };
/** Share of the budget that goes into beginning chains anew. */
const STARTING_SHARE = 0.25;
const START_EVALUATIONS = 200;
/** Chains that are searched side by side. */
const POOL = 6;
/** At the end, each chain of the pool follows the expected lDDT, with this weight, for at most this share of the budget in all. */
const LIKENESS_WEIGHT = 6;
const REFINING_SHARE = 0.25;
const REFINING_EVALUATIONS = 300;

let grid: TorsionGrid | undefined;

/**
 * Folds one chain within its budget of energies, deterministically.
 *
 * @example runFold({ sequence, restraints: [], torsions: usualTorsions(sequence), evaluations: 5_000, seed: "a" }).torsions
 */
export function runFold(job: FoldJob): Fold {
  const { sequence, restraints, torsions, evaluations } = job;
  const { clusterCentres, ramachandran } = readTables();
  grid ??= createTorsionGrid(clusterCentres);
  const kernel = createKernel(sequence);
  kernel.setContactEnergies(contactEnergies());
  for (const [residue, type] of residueTypes(sequence).entries()) {
    const from = residue * TORSION_CLUSTERS;
    const expected = grid.potential(torsions.subarray(from, from + TORSION_CLUSTERS));
    const usual = ramachandran[type] ?? [];
    kernel.setTorsionPotential(
      residue,
      expected.map((energy, cell) => energy + RAMACHANDRAN_SHARE * (usual[cell] ?? 0)),
    );
  }
  const isAlone = job.distances === undefined;
  if (job.distances !== undefined) kernel.setDistancePotentials(distancePotentials(job.distances, DISTANCES));
  kernel.setRestraints(
    restraints.map(([i, j]) => ({ i, j, weight: 1 })),
    isAlone ? LONE_RESTRAINTS.scaleAngstrom : RESTRAINT_SCALE_ANGSTROM,
  );
  const refining = isAlone
    ? 0
    : Math.min(POOL * REFINING_EVALUATIONS, Math.floor(REFINING_SHARE * evaluations));
  const found = search(
    kernel,
    createTorsionSampler(clusterCentres, torsions, SHARPNESS),
    {
      evaluations: evaluations - refining,
      starts: Math.max(2, Math.round((STARTING_SHARE * evaluations) / START_EVALUATIONS)),
      startEvaluations: START_EVALUATIONS,
      pool: POOL,
      hopEvaluations: 60,
      longestMove: 9,
      crossing: 0.2,
      hot: 10,
      cold: 1,
      weights: isAlone ? { ...SEARCH_WEIGHTS, restraints: LONE_RESTRAINTS.weight } : SEARCH_WEIGHTS,
    },
    randomFrom(job.seed),
  );
  const [best] = job.distances === undefined ? found : refine(kernel, found, job.distances, refining);
  if (best === undefined) throw fail(foldErrors.searchFailed, { reason: "it had no evaluations" });
  return { torsions: best.torsions, energy: best.energy, evaluations: kernel.evaluations() };
}

/** Lets each chain follow the lDDT that it may expect; the one that expects most first. Energies become minus that lDDT's sum. */
function refine(
  kernel: Kernel,
  candidates: readonly Candidate[],
  distances: Distogram,
  evaluations: number,
): Candidate[] {
  kernel.setDistancePotentials(likenessPotentials(distances));
  kernel.setWeights({ ...SEARCH_WEIGHTS, distances: LIKENESS_WEIGHT });
  return candidates
    .map(({ torsions }) => {
      kernel.torsions.set(torsions);
      kernel.minimise(Math.floor(evaluations / candidates.length), 0.01);
      return { torsions: kernel.torsions.slice(), energy: kernel.parts().distances };
    })
    .sort((a, b) => a.energy - b.energy);
}
