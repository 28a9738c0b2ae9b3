import { u96f32, type U96F32 } from "./u96f32.js";

const U64_ONE = u96f32.fromInteger((1n << 64n) - 1n);
const U16_ONE = u96f32.fromInteger(65_535n);

/** A stored u64 fraction (2^64-1 stands for 1) as U96F32, truncated: proportions of child hotkeys, weights. */
export function u96f32FromU64Fraction(stored: bigint): U96F32 {
  return u96f32.div(u96f32.fromInteger(stored), U64_ONE);
}

/** A stored u16 fraction (65535 stands for 1) as U96F32, truncated: takes and cuts. */
export function u96f32FromU16Fraction(stored: number): U96F32 {
  return (knownU16[stored] ??= u96f32.div(u96f32.fromInteger(BigInt(stored)), U16_ONE));
}

/** A cut or a take stays what it is for many blocks; there are 65,536 of them at most. */
const knownU16: (U96F32 | undefined)[] = [];
