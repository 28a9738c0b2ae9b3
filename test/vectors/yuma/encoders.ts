import { denseAlphas } from "../../../core/yuma/liquidAlpha.js";
import type { Matrix } from "../../../core/yuma/matrix.js";
import type { EpochInputs, EpochOutputs, EpochParams, EpochResult } from "../../../core/yuma/types.js";
import { bondsDigest } from "./digests.js";

/** By the key of a vector: computes the value to compare, in the form the vectors have it. */
export type Encoders<From> = Readonly<Record<string, (from: From) => unknown>>;

export const encodeFlags = (flags: readonly boolean[]): number[] => flags.map(Number);
export const encodeBigs = (values: readonly bigint[]): string[] => values.map(String);
const encodeRows = (matrix: Matrix<bigint>): unknown =>
  matrix.map((row) => row.map(([column, value]) => [column, String(value)]));

export const outputEncoders: Encoders<EpochOutputs> = {
  active: (outputs) => encodeFlags(outputs.active),
  stake: (outputs) => encodeBigs(outputs.stake),
  stake_weight: (outputs) => outputs.stakeWeight,
  consensus: (outputs) => outputs.consensus,
  incentive: (outputs) => outputs.incentive,
  dividends: (outputs) => outputs.dividends,
  validator_trust: (outputs) => outputs.validatorTrust,
  validator_permit: (outputs) => encodeFlags(outputs.validatorPermit),
  bonds: (outputs) => outputs.bonds,
  bonds_sha256: (outputs) => bondsDigest(outputs.bonds),
  server_emission: (outputs) => encodeBigs(outputs.serverEmission),
  validator_emission: (outputs) => encodeBigs(outputs.validatorEmission),
  emission: (outputs) => encodeBigs(outputs.emission),
};

/** An epoch that ran, with what is needed to look into it and to run it once more. */
export interface Epoch {
  readonly params: EpochParams;
  readonly inputs: EpochInputs;
  readonly result: EpochResult;
}

export const intermediateEncoders: Encoders<Epoch> = {
  filtered_stake_i64f64: ({ result }) => encodeBigs(result.intermediates.filteredStake),
  stake_norm: ({ result }) => encodeBigs(result.intermediates.stakeNorm),
  active_stake: ({ result }) => encodeBigs(result.intermediates.activeStake),
  weights_norm: ({ result }) => encodeRows(result.intermediates.weightsNorm),
  consensus: ({ result }) => encodeBigs(result.intermediates.consensus),
  clipped_weights: ({ result }) => encodeRows(result.intermediates.clippedWeights),
  validator_trust: ({ result }) => encodeBigs(result.intermediates.validatorTrust),
  ranks: ({ result }) => encodeBigs(result.intermediates.ranks),
  incentive: ({ result }) => encodeBigs(result.intermediates.incentive),
  dividends: ({ result }) => encodeBigs(result.intermediates.dividends),
  norm_server_emission: ({ result }) => encodeBigs(result.intermediates.normServerEmission),
  norm_validator_emission: ({ result }) => encodeBigs(result.intermediates.normValidatorEmission),
  norm_combined_emission: ({ result }) => encodeBigs(result.intermediates.normCombinedEmission),

  bonds_in_norm: ({ result: { intermediates } }) =>
    intermediates.bonds.rule === "yuma2" ? encodeRows(intermediates.bonds.bondsInNorm) : undefined,
  bonds_delta_norm: ({ result: { intermediates } }) =>
    intermediates.bonds.rule === "yuma2" ? encodeRows(intermediates.bonds.bondsDeltaNorm) : undefined,
  ema_bonds_norm: ({ result }) => encodeRows(result.intermediates.bonds.emaBondsNorm),

  bonds_in: ({ result: { intermediates } }) =>
    intermediates.bonds.rule === "yuma3" ? encodeRows(intermediates.bonds.bondsIn) : undefined,
  weights_for_bonds: ({ result: { intermediates } }) =>
    intermediates.bonds.rule === "yuma3" ? encodeRows(intermediates.bonds.weightsForBonds) : undefined,
  ema_bonds: ({ result: { intermediates } }) =>
    intermediates.bonds.rule === "yuma3" ? encodeRows(intermediates.bonds.emaBonds) : undefined,
  total_bonds_per_validator: ({ result: { intermediates } }) =>
    intermediates.bonds.rule === "yuma3" ? encodeBigs(intermediates.bonds.totalBondsPerValidator) : undefined,
  alphas: ({ params, result: { intermediates } }) => {
    const { bonds, consensus } = intermediates;
    if (bonds.rule !== "yuma3" || !bonds.liquid) return undefined;
    return denseAlphas(params, bonds.weightsForBonds, bonds.bondsIn, consensus).map(encodeBigs);
  },
};
