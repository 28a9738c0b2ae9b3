import type { Q32 } from "../primitives/fixed/q32.js";
import type { Q64 } from "../primitives/fixed/q64.js";
import type { BondsTrace } from "./bondsTypes.js";
import type { Matrix } from "./matrix.js";

/** What the whole subnet shares in one epoch. A u16 fraction counts 65535 as 1. */
export interface EpochParams {
  /** Number of uids, 0 to n-1. */
  readonly n: number;
  /** The block in which the epoch runs. */
  readonly currentBlock: number;
  /** Blocks between epochs. */
  readonly tempo: number;
  /** How long a uid stays active without setting weights, in thousandths of a tempo. */
  readonly activityCutoffFactorMilli: number;
  /** Block of the previous successful epoch; 0 if there was none. */
  readonly lastMechanismStepBlock: number;
  /** Share of stake that must back a weight, u16 fraction. */
  readonly kappa: number;
  /** How far bonds follow the clipped weights (65535) instead of the weights as set (0), u16 fraction. */
  readonly bondsPenalty: number;
  /** How much of a bond stays in each epoch, in millionths. */
  readonly bondsMovingAverage: number;
  readonly yuma3Enabled: boolean;
  /** Has an effect with Yuma3 only. */
  readonly liquidAlphaEnabled: boolean;
  /** Bounds of the liquid alpha, u16 fractions. */
  readonly alphaLow: number;
  readonly alphaHigh: number;
  /** In hundredths, may be negative. */
  readonly alphaSigmoidSteepness: number;
  /** Number of validator permits; the owner's comes on top. */
  readonly maxAllowedValidators: number;
  /** Stake below it counts as none, in rao of combined stake. */
  readonly stakeThreshold: bigint;
  /** Weight of TAO beside alpha, as a fraction of 2^64-1. */
  readonly taoWeight: bigint;
  /** Uid of the subnet owner's hotkey, if it has one. */
  readonly ownerUid: number | null;
  readonly commitRevealEnabled: boolean;
  /** Epochs a weight commit stays open. */
  readonly revealPeriodEpochs: number;
  /** The subnet's count of epochs, this one included. */
  readonly subnetEpochIndex: number;
  /** What this epoch distributes, in rao of alpha. */
  readonly raoEmission: bigint;
}

/** A hash or timelock commit of weights that has not been revealed. */
export interface WeightCommit {
  readonly kind: "hash" | "timelock";
  readonly uid: number;
  readonly commitEpoch: number;
  readonly commitBlock: number;
}

/** What the subnet knows of its uids. Vectors and rows are indexed by uid. */
export interface EpochInputs {
  readonly blockAtRegistration: readonly number[];
  /** Block in which the uid last set weights. Missing entries count as 0, surplus ones are ignored. */
  readonly lastUpdate: readonly number[];
  /** Permits the previous epoch gave. Missing entries count as none. */
  readonly validatorPermit: readonly boolean[];
  /** In rao, child keys already taken into account. */
  readonly stakeAlpha: readonly bigint[];
  readonly stakeTao: readonly bigint[];
  /** Row i: the weights uid i set, u16, in the order stored. */
  readonly weights: Matrix<number>;
  /** Row i: the bonds the previous epoch stored for uid i, u16. */
  readonly bonds: Matrix<number>;
  /** Those of one uid and kind in the order of its queue. */
  readonly weightCommits: readonly WeightCommit[];
}

/** What the epoch decides. Vectors and rows are indexed by uid; numbers are u16 fractions, bigints rao. */
export interface EpochOutputs {
  readonly active: readonly boolean[];
  /** Alpha and weighted TAO together. */
  readonly stake: readonly bigint[];
  readonly stakeWeight: readonly number[];
  readonly consensus: readonly number[];
  readonly incentive: readonly number[];
  readonly dividends: readonly number[];
  readonly validatorTrust: readonly number[];
  readonly validatorPermit: readonly boolean[];
  readonly bonds: Matrix<number>;
  readonly serverEmission: readonly bigint[];
  readonly validatorEmission: readonly bigint[];
  /** Share of incentive and dividends together, which pruning looks at; not the sum of the other two. */
  readonly emission: readonly bigint[];
}

/** The exact numbers between inputs and outputs, for explanations and for comparing implementations. */
export interface EpochIntermediates {
  /** Combined stake in I64F64, 0 where it is below the threshold. */
  readonly filteredStake: readonly Q64[];
  readonly stakeNorm: readonly Q32[];
  readonly activeStake: readonly Q32[];
  /** Weights that count, each row adding up to 1. */
  readonly weightsNorm: Matrix<Q32>;
  readonly consensus: readonly Q32[];
  readonly clippedWeights: Matrix<Q32>;
  readonly validatorTrust: readonly Q32[];
  /** Stake-weighted clipped weight per uid; normalised it is the incentive. */
  readonly ranks: readonly Q32[];
  readonly incentive: readonly Q32[];
  readonly bonds: BondsTrace;
  readonly dividends: readonly Q32[];
  readonly normServerEmission: readonly Q32[];
  readonly normValidatorEmission: readonly Q32[];
  readonly normCombinedEmission: readonly Q32[];
}

export interface EpochResult {
  readonly outputs: EpochOutputs;
  readonly intermediates: EpochIntermediates;
}
