/** Blocks after an epoch's in which a round may open: by then endpoints announced in the first blocks are on chain. */
const OPENS_AFTER = 3;

/**
 * The number of the round that a height belongs to: one round a tempo, opening three blocks after the epoch's block.
 * Negative before the first one.
 *
 * @example roundAt(22, 20) === 0; roundAt(23, 20) === 1
 */
export function roundAt(height: number, tempo: number): number {
  return Math.floor((height - OPENS_AFTER) / tempo);
}

/**
 * The first height of a round.
 *
 * @example firstHeightOf(1, 20) === 23
 */
export function firstHeightOf(round: number, tempo: number): number {
  return round * tempo + OPENS_AFTER;
}
