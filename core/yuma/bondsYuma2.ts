import { normalize } from "../primitives/fixed/normalize.js";
import { q32 } from "../primitives/fixed/q32.js";
import type { BondsBase, BondsUpdate } from "./bondsTypes.js";
import { dotRow, mapEntries, normalizeColumns, scaleColumnsToMaximum } from "./matrix.js";
import { averageBonds, bondsAlpha } from "./movingAverage.js";
import type { EpochParams } from "./types.js";

/**
 * Bonds as shares of a miner, following stake times weight. Liquid alpha has no effect here.
 *
 * Stored is each bond relative to the largest of its column.
 */
export function bondWithYuma2(params: EpochParams, base: BondsBase): BondsUpdate {
  const n = params.n;
  const oldRaws = mapEntries(base.oldBonds, (bond) => q32.fromInteger(BigInt(bond)));
  const staked = mapEntries(base.weightsForBonds, (weight, uid) =>
    q32.mul(weight, base.activeStake[uid] ?? 0n),
  );

  const bondsInNorm = normalizeColumns(oldRaws, n);
  const bondsDeltaNorm = normalizeColumns(staked, n);
  const averaged = averageBonds(bondsAlpha(params.bondsMovingAverage), bondsDeltaNorm, bondsInNorm);
  const emaBondsNorm = normalizeColumns(averaged, n);

  const earned = emaBondsNorm.map((row) => dotRow(row, base.incentive));
  return {
    bonds: scaleColumnsToMaximum(emaBondsNorm, n),
    dividends: normalize(q32, earned),
    trace: { rule: "yuma2", bondsInNorm, bondsDeltaNorm, emaBondsNorm },
  };
}
