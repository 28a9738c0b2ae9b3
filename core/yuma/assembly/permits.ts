import { permits, scratch, shares, uids } from "./memory";
import { maxValidators, ownerUid } from "./params";

/** The K uids with most stake, none without; of equal ones the higher. The owner on top. */
export function grantPermits(): void {
  const allowed = maxValidators();
  let candidates: u32 = 0;
  for (let uid: u32 = 0; uid < uids; uid++) {
    const share = load<u64>(shares + ((<usize>uid) << 3));
    store<u8>(permits + uid, share !== 0);
    store<u64>(scratch + ((<usize>candidates) << 3), (share << 16) | uid);
    candidates += u32(share !== 0);
  }
  if (candidates > allowed) {
    const lowest = nthLargest(candidates, allowed);
    for (let i: u32 = 0; i < candidates; i++) {
      const key = load<u64>(scratch + ((<usize>i) << 3));
      if (key < lowest) store<u8>(permits + <usize>(key & 0xffff), 0);
    }
  }
  const owner = ownerUid();
  if (owner >= 0 && owner < <i64>uids) store<u8>(permits + <usize>owner, 1);
}

/** Bit by bit, for keys of 49 bits: the largest bound that still has `rank` keys from it on. */
function nthLargest(count: u32, rank: u64): u64 {
  let bound: u64 = 0;
  for (let bit: u64 = 1 << 48; bit !== 0; bit >>= 1) {
    const higher = bound | bit;
    let found: u64 = 0;
    for (let i: u32 = 0; i < count; i++) found += u64(load<u64>(scratch + ((<usize>i) << 3)) >= higher);
    if (found >= rank) bound = higher;
  }
  return bound;
}
