import type { Random } from "subnetkit/plugin";
import type { Kernel } from "../energy/kernel.js";
import type { Terms } from "../energy/terms.js";
import type { TorsionSampler } from "./torsionSampler.js";

export interface SearchSettings {
  /** Energies to compute in all: the search's budget. */
  readonly evaluations: number;
  /** Chains begun anew; the best of them are searched further. */
  readonly starts: number;
  readonly startEvaluations: number;
  /** How many of the starts are kept as a pool. */
  readonly pool: number;
  readonly hopEvaluations: number;
  /** Longest stretch of residues that a hop draws anew. */
  readonly longestMove: number;
  /** Share of hops that take a stretch from another chain of the pool. */
  readonly crossing: number;
  /** Metropolis temperature at the first and at the last hop, in units of energy. */
  readonly hot: number;
  readonly cold: number;
  readonly weights: Terms;
}

/** A chain found: its torsions and its energy by the search's own weights. */
export interface Candidate {
  readonly torsions: Float64Array;
  readonly energy: number;
}

/**
 * Basin hopping: draws chains, minimises them, then draws stretches of the best ones anew and keeps what Metropolis accepts. Counts
 * energies, not time, so that the same seed gives the same chains. Lowest energy first.
 */
export function search(
  kernel: Kernel,
  sampler: TorsionSampler,
  settings: SearchSettings,
  random: Random,
): Candidate[] {
  const end = kernel.evaluations() + settings.evaluations;
  const { length, torsions } = kernel;
  let pool: Candidate[] = [];
  for (let start = 0; start < settings.starts && kernel.evaluations() < end; start++) {
    for (let residue = 0; residue < length; residue++) sampler.draw(residue, torsions, random);
    kernel.setWeights({ ...settings.weights, sterics: settings.weights.sterics / 20 });
    kernel.minimise(settings.startEvaluations / 2, 0.1);
    kernel.setWeights(settings.weights);
    const energy = kernel.minimise(settings.startEvaluations / 2, 0.1);
    pool.push({ torsions: torsions.slice(), energy });
  }
  pool.sort((a, b) => a.energy - b.energy);
  pool = pool.slice(0, settings.pool);
  const best = [...pool];
  const from = kernel.evaluations();
  for (let hop = 0; kernel.evaluations() < end; hop++) {
    const done = (kernel.evaluations() - from) / Math.max(1, end - from);
    const temperature = settings.hot * Math.pow(settings.cold / settings.hot, done);
    const at = hop % pool.length;
    const current = pool[at];
    if (current === undefined) break;
    torsions.set(current.torsions);
    const size = 1 + random.integer(Math.min(settings.longestMove, length));
    const first = random.integer(length - size + 1);
    const other = pool[random.integer(pool.length)];
    if (random.next() < settings.crossing && other !== undefined && other !== current) {
      const stretch = Math.min(3 * size, length - first);
      torsions.set(other.torsions.subarray(2 * first, 2 * (first + stretch)), 2 * first);
    } else {
      for (let residue = first; residue < first + size; residue++) sampler.draw(residue, torsions, random);
    }
    const energy = kernel.minimise(Math.min(settings.hopEvaluations, end - kernel.evaluations()), 0.05);
    const isKept =
      energy < current.energy || random.next() < Math.exp((current.energy - energy) / temperature);
    if (!isKept) continue;
    const next = { torsions: torsions.slice(), energy };
    pool[at] = next;
    const record = best[at];
    if (record === undefined || energy < record.energy) best[at] = next;
  }
  return best.sort((a, b) => a.energy - b.energy);
}
