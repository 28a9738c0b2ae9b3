import type { Judgement } from "./judgement.js";

/** How much each part of the score counts; README, "Score", says how they were chosen. */
const WEIGHTS = { contacts: 0.5, energy: 0.15, likeness: 0.35 };
/** More clashes a residue than this, and the answer is no protein. */
const MOST_CLASHES = 0.25;
/** Energy a residue below the reference that earns the whole share of energy; as much above it earns nothing. */
const ENERGY_RANGE = 1;

/** A score in [0, 1] from what was measured; parts that could not be measured leave their share to the others. */
export function scoreOf(judgement: Judgement, referenceEnergy: number, length: number): number {
  if (!(judgement.clashes <= MOST_CLASHES)) return 0;
  const gain = (referenceEnergy - judgement.energy) / length;
  const parts: readonly (readonly [weight: number, value: number | undefined])[] = [
    [WEIGHTS.contacts, judgement.contacts],
    [WEIGHTS.energy, Math.max(0, Math.min(1, 0.5 + gain / (2 * ENERGY_RANGE)))],
    [WEIGHTS.likeness, judgement.likeness],
  ];
  let score = 0;
  let total = 0;
  for (const [weight, value] of parts) {
    if (value === undefined) continue;
    score += weight * value;
    total += weight;
  }
  return score / total;
}
