import { i96f32 } from "../primitives/fixed/i96f32.js";
import { normalize } from "../primitives/fixed/normalize.js";
import { q32, type Q32 } from "../primitives/fixed/q32.js";

/** Shares of the emission by uid. Servers and validators together make 1, and so does combined. */
export interface EmissionShares {
  readonly server: readonly Q32[];
  readonly validator: readonly Q32[];
  readonly combined: readonly Q32[];
}

/** What the shares are taken from. */
export interface EmissionBase {
  readonly incentive: readonly Q32[];
  readonly dividends: readonly Q32[];
  readonly stake: readonly Q32[];
  readonly activeStake: readonly Q32[];
}

/**
 * Divides the emission between miners and validators. With both incentive and dividends each side gets about half,
 * with only one of them that side gets everything. If nobody set usable weights, validators are paid by stake.
 */
export function shareEmission({ incentive, dividends, stake, activeStake }: EmissionBase): EmissionShares {
  const combined = incentive.map((share, uid) => q32.add(share, dividends[uid] ?? 0n));
  const sum = q32.sum(combined);
  if (sum === 0n) {
    const byStake = q32.sum(activeStake) === 0n ? stake : activeStake;
    return { server: incentive, validator: byStake, combined: byStake };
  }
  return {
    server: incentive.map((share) => q32.div(share, sum)),
    validator: dividends.map((share) => q32.div(share, sum)),
    combined: normalize(q32, combined),
  };
}

/** The shares in rao, each truncated; what truncation leaves over is handed to nobody. */
export function payShares(shares: readonly Q32[], raoEmission: bigint): bigint[] {
  const rao = i96f32.fromInteger(raoEmission);
  return shares.map((share) => i96f32.toU64(i96f32.mul(share, rao)));
}
