import type { Judgement } from "./judgement.js";

/** What the validator's own short search, which knows neither contacts nor networks, came to: what a score is measured from. */
export interface Reference {
  readonly energy: number;
  readonly contacts?: number | undefined;
  readonly likeness?: number | undefined;
}

/** How much each part of the score counts; README, "Score", says how they were chosen. */
const WEIGHTS = { contacts: 0.6, likeness: 0.4 };
/** The share of an answer's credit that depends on its energy. */
const ENERGY_SHARE = 0.2;
/** More clashes a residue than this, and the answer is no protein. */
const MOST_CLASHES = 0.25;
/** Energy a residue below the reference that earns the whole share of energy; as much above it earns nothing. */
const ENERGY_RANGE = 1;

/** A score in [0, 1] from what was measured; a part that could not be measured leaves its share to the other, both to the energy. */
export function scoreOf(judgement: Judgement, reference: Reference, length: number): number {
  if (!(judgement.clashes <= MOST_CLASHES)) return 0;
  let credit = 0;
  let total = 0;
  for (const part of ["contacts", "likeness"] as const) {
    const value = judgement[part];
    if (value === undefined) continue;
    const least = reference[part] ?? 0;
    credit += WEIGHTS[part] * Math.max(0, (value - least) / (1 - least));
    total += WEIGHTS[part];
  }
  const gain = (reference.energy - judgement.energy) / length;
  const energy = Math.max(0, Math.min(1, 0.5 + gain / (2 * ENERGY_RANGE)));
  if (total === 0) return energy;
  return (credit / total) * (1 - ENERGY_SHARE + ENERGY_SHARE * energy);
}
