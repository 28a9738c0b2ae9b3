import { randomFrom } from "subnetkit/plugin";
import { residueTypes } from "../alphabet.js";
import { distancePotentials } from "../energy/distancePotential.js";
import { createKernel } from "../energy/kernel.js";
import { contactEnergies } from "../energy/publicEnergy.js";
import { readTables } from "../energy/tables.js";
import { PUBLIC_WEIGHTS, type Terms } from "../energy/terms.js";
import { createTorsionGrid, type TorsionGrid } from "../energy/torsionPotential.js";
import { TORSION_CLUSTERS } from "../sizes.js";
import type { Fold, FoldJob } from "./foldJob.js";
import { search } from "./search.js";
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
  const found = search(
    kernel,
    createTorsionSampler(clusterCentres, torsions, SHARPNESS),
    {
      evaluations,
      starts: Math.max(2, Math.round((STARTING_SHARE * evaluations) / START_EVALUATIONS)),
      startEvaluations: START_EVALUATIONS,
      pool: 4,
      hopEvaluations: 60,
      longestMove: 9,
      crossing: 0.2,
      hot: 10,
      cold: 1,
      weights: isAlone ? { ...SEARCH_WEIGHTS, restraints: LONE_RESTRAINTS.weight } : SEARCH_WEIGHTS,
    },
    randomFrom(job.seed),
  );
  const [best] = found;
  return {
    torsions: best?.torsions ?? kernel.torsions.slice(),
    energy: best?.energy ?? Infinity,
    evaluations: kernel.evaluations(),
  };
}
