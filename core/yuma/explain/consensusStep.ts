import { findElectorate } from "../consensus.js";
import { shareOf, type Share } from "./share.js";
import { entryOf, type EpochTrace } from "./traceEpoch.js";

/**
 * How the consensus on a miner was found: `majority` is the smallest weight that more stake than the minority gives or
 * stays below; `largest` if no weight is; `nobody` if no stake is heard.
 */
export type ConsensusRule = "majority" | "largest" | "nobody";

/** All validators that give a miner the same weight. */
export interface ConsensusLevel {
  readonly weight: Share;
  readonly validators: readonly number[];
  readonly stake: Share;
  /** Stake of this level and all smaller weights. */
  readonly stakeUpTo: Share;
  /** Whether this weight became the consensus. */
  readonly decides: boolean;
}

/** The stake-weighted median of the weights for one miner. */
export interface ConsensusStep {
  readonly rule: ConsensusRule;
  readonly value: Share;
  /** u16 fraction of stake that has to stand behind a weight. */
  readonly kappaU16: number;
  /** The stake that `stakeUpTo` has to exceed. */
  readonly minority: Share;
  /** By weight, smallest first. */
  readonly levels: readonly ConsensusLevel[];
  /** Stake that gives the consensus or more. */
  readonly support: Share;
}

/** Which validators' stake decided the consensus on `uid`. */
export function explainConsensus(epoch: EpochTrace, uid: number): ConsensusStep {
  const { params, intermediates } = epoch;
  const { validators, stakes, minority } = findElectorate(intermediates.activeStake, params.kappa);
  const value = intermediates.consensus[uid] ?? 0n;

  const groups = new Map<bigint, { validators: number[]; stake: bigint }>();
  validators.forEach((validator, k) => {
    const weight = entryOf(intermediates.weightsNorm[validator], uid) ?? 0n;
    const group = groups.get(weight) ?? { validators: [], stake: 0n };
    groups.set(weight, {
      validators: [...group.validators, validator],
      stake: group.stake + (stakes[k] ?? 0n),
    });
  });
  let upTo = 0n;
  let support = 0n;
  const ascending = [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const levels = ascending.map(([weight, group]): ConsensusLevel => {
    upTo += group.stake;
    if (weight >= value) support += group.stake;
    return {
      weight: shareOf(weight),
      validators: group.validators,
      stake: shareOf(group.stake),
      stakeUpTo: shareOf(upTo),
      decides: weight === value,
    };
  });
  return {
    rule: levels.length === 0 ? "nobody" : upTo > minority ? "majority" : "largest",
    value: shareOf(value),
    kappaU16: params.kappa,
    minority: shareOf(minority),
    levels,
    support: shareOf(support),
  };
}
