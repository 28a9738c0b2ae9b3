import { normalize } from "../primitives/fixed/normalize.js";
import { q32, type Q32 } from "../primitives/fixed/q32.js";

/** The stake that has a say: shares among the uids that are active and hold a permit, 0 for all others. */
export function activateStake(
  stake: readonly Q32[],
  active: readonly boolean[],
  permits: readonly boolean[],
): Q32[] {
  return normalize(
    q32,
    stake.map((share, uid) => (active[uid] === true && permits[uid] === true ? share : 0n)),
  );
}
