import { normalize } from "../primitives/fixed/normalize.js";
import { q32, type Q32 } from "../primitives/fixed/q32.js";
import { q32FromU16Fraction } from "../primitives/fixed/u16Fraction.js";
import type { BondsBase, BondsUpdate } from "./bondsTypes.js";
import { averageBondsLiquidly } from "./liquidAlpha.js";
import { dotRow, mapEntries, normalizeColumns } from "./matrix.js";
import { averageBonds, bondsAlpha } from "./movingAverage.js";
import type { EpochParams } from "./types.js";

/**
 * Bonds as absolute fractions, following the weights alone; stake enters with the dividends.
 *
 * Liquid alpha is used only if some consensus isn't 0, otherwise the plain moving average is.
 */
export function bondWithYuma3(params: EpochParams, base: BondsBase): BondsUpdate {
  const { weightsForBonds, consensus, incentive, activeStake } = base;
  const bondsIn = mapEntries(base.oldBonds, q32FromU16Fraction);
  const liquid = params.liquidAlphaEnabled && consensus.some((weight) => weight !== 0n);

  const emaBonds = liquid
    ? averageBondsLiquidly(params, weightsForBonds, bondsIn, consensus)
    : averageBonds(bondsAlpha(params.bondsMovingAverage), weightsForBonds, bondsIn);
  const emaBondsNorm = normalizeColumns(emaBonds, params.n);

  const totalBondsPerValidator = emaBondsNorm.map((row) => dotRow(row, incentive));
  const earned = totalBondsPerValidator.map((bonds, uid) => multiplyOrZero(bonds, activeStake[uid] ?? 0n));
  return {
    bonds: emaBonds,
    dividends: normalize(q32, earned),
    trace: {
      rule: "yuma3",
      liquid,
      bondsIn,
      weightsForBonds,
      emaBonds,
      emaBondsNorm,
      totalBondsPerValidator,
    },
  };
}

/** Unlike `q32.mul`, a product that doesn't fit is 0 and isn't clamped. It takes more stake than can exist. */
function multiplyOrZero(a: Q32, b: Q32): Q32 {
  const product = (a * b) >> q32.fractionBits;
  return q32.saturate(product) === product ? product : 0n;
}
