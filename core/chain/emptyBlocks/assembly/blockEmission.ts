/** The cap of TAO and of each subnet's alpha, in rao. */
export const MAX_SUPPLY: u64 = 21_000_000_000_000_000;
const FIRST_EMISSION: u64 = 1_000_000_000;

/** What one block emits, in rao, when `issuance` rao exist. */
export function blockEmission(issuance: u64): u64 {
  if (issuance >= MAX_SUPPLY) return 0;
  let emission = FIRST_EMISSION;
  for (let ratio = MAX_SUPPLY / (MAX_SUPPLY - issuance); ratio > 1; ratio >>= 1) emission >>= 1;
  return emission;
}
