import { u96f32, type U96F32 } from "./u96f32.js";

const MAX_U64 = (1n << 64n) - 1n;

/**
 * The weight of TAO stake beside alpha, from its stored u64 fraction (2^64-1 stands for 1) to U96F32.
 * Only 32 fraction bits survive, whatever format the weight is used in afterwards.
 */
export function taoWeightToU96f32(stored: bigint): U96F32 {
  if (stored !== last.stored) last = { stored, weight: (stored << u96f32.fractionBits) / MAX_U64 };
  return last.weight;
}

/** A network has one weight, and asks for it several times a block: the division is worth remembering. */
let last = { stored: 0n, weight: 0n };
