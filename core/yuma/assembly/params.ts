import { params, permitsIn } from "./memory";

// Slots of 8 bytes, written by the host in this order.

/** The block of this epoch. */
@inline
export function currentBlock(): f64 {
  return load<f64>(params);
}

@inline
export function activityCutoff(): f64 {
  return load<f64>(params, 8);
}

/** Bonds to uids that registered in this block or later are void. */
@inline
export function firstNewBlock(): f64 {
  return load<f64>(params, 16);
}

@inline
export function kappa(): u64 {
  return load<u64>(params, 24);
}

@inline
export function bondsPenalty(): u64 {
  return load<u64>(params, 32);
}

/** Part of the new in the moving average of bonds, at most 1. */
@inline
export function bondsAlpha(): u64 {
  return load<u64>(params, 40);
}

@inline
export function isYuma3(): bool {
  return load<u64>(params, 48) !== 0;
}

@inline
export function isLiquid(): bool {
  return load<u64>(params, 56) !== 0;
}

@inline
export function alphaLow(): u64 {
  return load<u64>(params, 64);
}

@inline
export function alphaHigh(): u64 {
  return load<u64>(params, 72);
}

/** Signed, up to 328 in size. */
@inline
export function sigmoidSlope(): i64 {
  return load<i64>(params, 80);
}

@inline
export function maxValidators(): u64 {
  return load<u64>(params, 88);
}

@inline
export function stakeThreshold(): u64 {
  return load<u64>(params, 96);
}

/** At most 1. */
@inline
export function taoWeight(): u64 {
  return load<u64>(params, 104);
}

/** -1 if there is none. */
@inline
export function ownerUid(): i64 {
  return load<i64>(params, 112);
}

@inline
export function raoEmission(): u64 {
  return load<u64>(params, 120);
}

@inline
export function commitRevealEnabled(): bool {
  return load<u64>(params, 128) !== 0;
}

/** Whether a uid has a permit in this epoch: the previous one gave it, or it is the owner. */
@inline
export function holdsPermit(uid: u32): bool {
  return load<u8>(permitsIn + uid) !== 0 || <i64>uid === ownerUid();
}
