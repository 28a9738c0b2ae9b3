import { q64 } from "../primitives/fixed/q64.js";
import { q32ToU16Fraction } from "../primitives/fixed/u16Fraction.js";
import { activateStake } from "./activeStake.js";
import { findActive } from "./activity.js";
import { updateBonds } from "./bonds.js";
import { weighBonds } from "./bondWeights.js";
import { checkInputs } from "./checkInputs.js";
import { clipWeights } from "./clipping.js";
import { findConsensus } from "./consensus.js";
import { payShares, shareEmission } from "./emission.js";
import { rankMiners } from "./incentive.js";
import { sumRow } from "./matrix.js";
import { readBonds } from "./oldBonds.js";
import { currentPermits, grantPermits } from "./permits.js";
import { weighStake } from "./stake.js";
import { storeBonds } from "./storedBonds.js";
import type { EpochInputs, EpochParams, EpochResult } from "./types.js";
import { readWeights } from "./weights.js";

/**
 * One Yuma epoch of one mechanism of a subnet, equal to that of the public chain bit for bit (opentensor/subtensor,
 * snapshot 14bc6f9f9, 30 June 2026). A pure function: the arguments are only read.
 *
 * Of the results the next epoch reads `bonds` and `validatorPermit`, and its `lastMechanismStepBlock` is this block.
 *
 * @throws SK0801, SK0802, SK0804 if the numbers make no epoch, see `checkInputs`
 * @example
 * const { outputs } = runEpoch({ ...params, raoEmission: 1_000_000_000n }, inputs);
 * outputs.serverEmission[7]; // rao of alpha that uid 7 earned as a miner
 */
export function runEpoch(params: EpochParams, inputs: EpochInputs): EpochResult {
  checkInputs(params, inputs);

  const active = findActive(params, inputs.lastUpdate);
  const stake = weighStake(params, inputs);
  const permits = currentPermits(params, inputs.validatorPermit);
  const newPermits = grantPermits(params, stake.share);
  const activeStake = activateStake(stake.share, active, permits);

  const weights = readWeights(params, inputs, permits);
  const consensus = findConsensus(activeStake, weights, params.kappa);
  const clipped = clipWeights(weights, consensus);
  const validatorTrust = clipped.map(sumRow);
  const { ranks, incentive } = rankMiners(clipped, activeStake);

  const weightsForBonds = weighBonds(weights, clipped, params.bondsPenalty);
  const oldBonds = readBonds(params, inputs);
  const update = updateBonds(params, { oldBonds, weightsForBonds, activeStake, consensus, incentive });
  const { bonds, dividends } = update;

  const shares = shareEmission({ incentive, dividends, stake: stake.share, activeStake });

  return {
    outputs: {
      active,
      stake: stake.total.map(q64.toU64),
      stakeWeight: stake.share.map(q32ToU16Fraction),
      consensus: consensus.map(q32ToU16Fraction),
      incentive: incentive.map(q32ToU16Fraction),
      dividends: dividends.map(q32ToU16Fraction),
      validatorTrust: validatorTrust.map(q32ToU16Fraction),
      validatorPermit: newPermits,
      bonds: storeBonds(bonds, newPermits),
      serverEmission: payShares(shares.server, params.raoEmission),
      validatorEmission: payShares(shares.validator, params.raoEmission),
      emission: payShares(shares.combined, params.raoEmission),
    },
    intermediates: {
      filteredStake: stake.filtered,
      stakeNorm: stake.share,
      activeStake,
      weightsNorm: weights,
      consensus,
      clippedWeights: clipped,
      validatorTrust,
      ranks,
      incentive,
      bonds: update.trace,
      dividends,
      normServerEmission: shares.server,
      normValidatorEmission: shares.validator,
      normCombinedEmission: shares.combined,
    },
  };
}
