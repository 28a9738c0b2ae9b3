/**
 * A subnet and its market, as the tables hold them. Amounts are rao; raws have 32 fraction bits. The host writes and reads the fields
 * in this order: core/chain/emptyBlocks/subnetFields.ts.
 */
@unmanaged
export class Subnet {
  taoIn: u64;
  alphaIn: u64;
  alphaOut: u64;
  alphaIssued: u64;
  taoWeightE18: u64;
  /** Raw. */
  movingPrice: u64;
  protocolAlpha: u64;
  ownerPot: u64;
  serverPot: u64;
  validatorPot: u64;
  rootPot: u64;
  dustTao: u64;
  dustAlpha: u64;
  registrationPrice: u64;

  // What no empty block changes.
  /** The block before the first emission. */
  startBlock: u64;
  /** Raw, at most 1. */
  minerBurned: u64;
  /** The owner's part of the alpha, raw. */
  ownerCut: u64;
  /** By which the registration price falls in a block, raw, at most 1. */
  decayFactor: u64;
  minBurn: u64;
  maxBurn: u64;

  // What a block computes.
  /** Price of the pool as it stands, with 64 fraction bits. */
  priceHigh: u64;
  priceLow: u64;
  /** A part of a whole, with 64 fraction bits; 1 where `isAll`. */
  share: u64;
  isAll: u64;
  /** The subnet's part of the block's TAO, raw. */
  taoEmission: u64;
}

const SUBNET_BYTES: usize = offsetof<Subnet>();

/** How many subnets there are, and how many of them emit: these come first. */
export let count: u32 = 0;
export let emitting: u32 = 0;

/** The subnets, and behind them what they were before the block. */
let start: usize = 0;

/** Makes room. @returns the address of the first subnet */
export function reserve(subnetCount: u32, emittingCount: u32): usize {
  count = subnetCount;
  emitting = emittingCount;
  start = (__heap_base + 15) & ~15;
  const missing = start + 2 * sizeOfAll() - (<usize>memory.size() << 16);
  if (<isize>missing > 0) memory.grow(<i32>((missing + 0xffff) >> 16));
  return start;
}

@inline
export function subnetAt(index: u32): Subnet {
  return changetype<Subnet>(start + <usize>index * SUBNET_BYTES);
}

/** Keeps what the subnets are now. */
export function keepSubnets(): void {
  memory.copy(start + sizeOfAll(), start, sizeOfAll());
}

/** Brings back what was kept. */
export function restoreSubnets(): void {
  memory.copy(start, start + sizeOfAll(), sizeOfAll());
}

@inline
function sizeOfAll(): usize {
  return <usize>count * SUBNET_BYTES;
}
