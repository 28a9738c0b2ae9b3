/** What belongs to no subnet. */

/** TAO that exists, in rao. */
export let issuance: u64 = 0;
/** TAO staked on root, in rao. */
export let rootTao: u64 = 0;
/** What a TAO on root weighs beside an alpha, raw with 32 fraction bits, at most 1. */
export let taoWeight: u64 = 0;

export function setNetwork(tao: u64, staked: u64, weight: u64): void {
  issuance = tao;
  rootTao = staked;
  taoWeight = weight;
}

export function setIssuance(tao: u64): void {
  issuance = tao;
}
