import { FRACTION, normalize, roundToInteger } from "./fixed";
import {
  active,
  activeShares,
  lastUpdates,
  scratch,
  shares,
  stake,
  stakeAlpha,
  stakeTao,
  uids,
  votes,
} from "./memory";
import { activityCutoff, currentBlock, holdsPermit, ownerUid, stakeThreshold, taoWeight } from "./params";

/**
 * Combines both kinds of stake into shares. Combined stake has 32 fraction bits, since the TAO weight has no more: its
 * integer part is the output, its fraction waits in `scratch`.
 *
 * @returns false from 2^62 rao on, 200 times the supply, where the chain begins to clamp and to wrap around
 */
export function weighStake(): bool {
  const weight = taoWeight();
  const threshold = stakeThreshold();
  const owner = ownerUid();
  let sum: u64 = 0;
  let sumFraction: u64 = 0;
  for (let uid: u32 = 0; uid < uids; uid++) {
    const at = (<usize>uid) << 3;
    const alpha = load<u64>(stakeAlpha + at);
    const tao = load<u64>(stakeTao + at);
    if ((alpha | tao) >> 62) return false;
    const low = (tao & FRACTION) * weight;
    const total = alpha + (tao >> 32) * weight + (low >> 32);
    store<u64>(stake + at, total);
    const counts = total >= threshold || <i64>uid === owner;
    store<u64>(scratch + at, counts ? low & FRACTION : 0);
    store<u64>(shares + at, counts ? total : 0);
    if (!counts) continue;
    sum += total;
    sumFraction += low & FRACTION;
    if (sum >> 62) return false;
  }
  sum += sumFraction >> 32;
  sumFraction &= FRACTION;
  if (sum >> 62) return false;

  const inverse: f64 = 4_294_967_296.0 / join(sum, sumFraction);
  for (let uid: u32 = 0; uid < uids; uid++) {
    const at = (<usize>uid) << 3;
    const whole = load<u64>(shares + at);
    const fraction = load<u64>(scratch + at);
    if ((whole | fraction) === 0) continue;
    store<u64>(shares + at, divideStake(whole, fraction, sum, sumFraction, inverse));
  }
  return true;
}

@inline
function join(whole: u64, fraction: u64): f64 {
  return <f64>whole * 4_294_967_296.0 + <f64>fraction;
}

/** As `divide` of fixed.ts, on 96 bits: of the remainder the upper 64 bits and the lower 32 are compared apart. */
function divideStake(whole: u64, fraction: u64, sum: u64, sumFraction: u64, inverse: f64): u64 {
  const rounded = roundToInteger(join(whole, fraction) * inverse);
  const upper: i64 = ((whole << 32) | fraction) - rounded * sum;
  const lower: i64 = (rounded * sumFraction + FRACTION) >> 32;
  return upper < lower ? rounded - 1 : rounded;
}

/** The shares of those who are active and hold a permit, and the same once more as votes in the consensus. */
export function activateStake(): void {
  const earliest = currentBlock();
  const cutoff = activityCutoff();
  for (let uid: u32 = 0; uid < uids; uid++) {
    const at = (<usize>uid) << 3;
    const isActive = load<f64>(lastUpdates + at) + cutoff >= earliest;
    store<u8>(active + uid, isActive);
    const counts = isActive && holdsPermit(uid);
    store<u64>(activeShares + at, counts ? load<u64>(shares + at) : 0);
  }
  normalize(activeShares, uids);
  memory.copy(votes, activeShares, (<usize>uids) << 3);
  normalize(votes, uids);
}
