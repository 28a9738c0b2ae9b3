import { MAX_SUPPLY, RAO_PER_TAO } from "../primitives/amounts.js";

/** What one block emits before the first halving, in rao. */
const FIRST_EMISSION = RAO_PER_TAO;

/**
 * The issuances, ascending, from which a block emits half of what it did before: ceil(cap · (1 - 2^-m)), m = 1, 2, ...
 * After the last one the emission is below one rao.
 */
export const halvingThresholds: readonly bigint[] = thresholds();

function thresholds(): bigint[] {
  const found: bigint[] = [];
  for (let m = 1n; FIRST_EMISSION >> (m - 1n) > 0n; m += 1n) found.push(MAX_SUPPLY - (MAX_SUPPLY >> m));
  return found;
}

/**
 * What one block emits, in rao, when `issuance` rao exist: 1 TAO, halved at every threshold, 0 at the cap.
 *
 * Of TAO and, with its own issuance, of each subnet's alpha. Halvings come with the issuance, not with a height, so
 * recycled tokens delay them. Rule of the public chain, `floor(log2(1 / (1 - issuance / cap)))` halvings.
 *
 * @param issuance rao, 0 or more
 * @example blockEmission(10_500_000n * RAO_PER_TAO) === RAO_PER_TAO / 2n
 */
export function blockEmission(issuance: bigint): bigint {
  if (issuance >= MAX_SUPPLY) return 0n;
  let emission = FIRST_EMISSION;
  // floor(log2(a / b)) = floor(log2(floor(a / b))), so whole numbers are enough.
  for (let ratio = MAX_SUPPLY / (MAX_SUPPLY - issuance); ratio > 1n; ratio >>= 1n) emission >>= 1n;
  return emission;
}

/** The issuance at which the emission halves next, in rao, or undefined once nothing is emitted any more. */
export function nextHalving(issuance: bigint): bigint | undefined {
  return halvingThresholds.find((threshold) => threshold > issuance);
}
