import type { Random } from "subnetkit/plugin";
import type { Kernel } from "../energy/kernel.js";
import { byEnergy, type Candidate } from "./candidate.js";
import type { TorsionSampler } from "./torsionSampler.js";

export interface HopSettings {
  /** Energies to compute in all. */
  readonly evaluations: number;
  /** Metropolis temperature at the first and at the last hop, in units of energy. */
  readonly hot: number;
  readonly cold: number;
}

const HOP_EVALUATIONS = 60;
const TOLERANCE = 0.05;
/** Longest stretch of residues that is drawn anew. */
const LONGEST_MOVE = 9;
/** Share of hops that take a stretch, up to three times as long, from another chain. */
const CROSSING_SHARE = 0.2;

/**
 * Basin hopping on chains side by side: a stretch of one is drawn anew or taken from another, the whole minimised, and Metropolis
 * decides. Returns the best that each came by, lowest energy first.
 */
export function hopBasins(
  kernel: Kernel,
  sampler: TorsionSampler,
  chains: readonly Candidate[],
  settings: HopSettings,
  random: Random,
): Candidate[] {
  const { length, torsions } = kernel;
  const from = kernel.evaluations();
  const end = from + settings.evaluations;
  const pool = [...chains];
  const best = [...chains];
  for (let hop = 0; kernel.evaluations() < end; hop++) {
    const at = hop % pool.length;
    const current = pool[at];
    if (current === undefined) break;
    const done = (kernel.evaluations() - from) / settings.evaluations;
    const temperature = settings.hot * Math.pow(settings.cold / settings.hot, done);
    torsions.set(current.torsions);
    const size = 1 + random.integer(Math.min(LONGEST_MOVE, length));
    const first = random.integer(length - size + 1);
    const other = pool[random.integer(pool.length)];
    if (random.next() < CROSSING_SHARE && other !== undefined && other !== current) {
      const stretch = Math.min(3 * size, length - first);
      torsions.set(other.torsions.subarray(2 * first, 2 * (first + stretch)), 2 * first);
    } else {
      for (let residue = first; residue < first + size; residue++) sampler.draw(residue, torsions, random);
    }
    const energy = kernel.minimise(Math.min(HOP_EVALUATIONS, end - kernel.evaluations()), TOLERANCE);
    const isKept =
      energy < current.energy || random.next() < Math.exp((current.energy - energy) / temperature);
    if (!isKept) continue;
    const next = { torsions: torsions.slice(), energy };
    pool[at] = next;
    if (energy < (best[at]?.energy ?? Infinity)) best[at] = next;
  }
  return best.sort(byEnergy);
}
