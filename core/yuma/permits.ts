import type { Q32 } from "../primitives/fixed/q32.js";
import type { EpochParams } from "./types.js";

/** The permits that count in this epoch: those of the previous one, and always the owner's. */
export function currentPermits(params: EpochParams, stored: readonly boolean[]): boolean[] {
  return Array.from({ length: params.n }, (_, uid) => uid === params.ownerUid || (stored[uid] ?? false));
}

/**
 * The permits for the next epoch: the K uids with most stake, but none without stake. Of equal stakes at the limit the
 * higher uids get them. The owner has one in any case, on top of the K.
 */
export function grantPermits(params: EpochParams, stake: readonly Q32[]): boolean[] {
  const refused = new Set(
    stake
      .map((share, uid) => ({ share, uid }))
      .sort((a, b) => (a.share < b.share ? -1 : a.share > b.share ? 1 : a.uid - b.uid))
      .slice(0, Math.max(0, params.n - params.maxAllowedValidators))
      .map(({ uid }) => uid),
  );
  return stake.map((share, uid) => uid === params.ownerUid || (share !== 0n && !refused.has(uid)));
}
