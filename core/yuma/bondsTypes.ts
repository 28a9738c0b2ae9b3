import type { Q32 } from "../primitives/fixed/q32.js";
import type { Matrix } from "./matrix.js";

/** What the bonds of one epoch are made of. Row i of a matrix belongs to validator i, its columns are miners. */
export interface BondsBase {
  /** Stored bonds that still count, u16. */
  readonly oldBonds: Matrix<number>;
  readonly weightsForBonds: Matrix<Q32>;
  readonly activeStake: readonly Q32[];
  readonly consensus: readonly Q32[];
  readonly incentive: readonly Q32[];
}

export interface BondsUpdate {
  /** The bonds to store, as fractions of 1. */
  readonly bonds: Matrix<Q32>;
  /** What each uid earns as a validator, as shares of 1. */
  readonly dividends: readonly Q32[];
  readonly trace: BondsTrace;
}

/** The numbers on the way, which differ between the two rules. */
export type BondsTrace = Yuma2Trace | Yuma3Trace;

export interface Yuma2Trace {
  readonly rule: "yuma2";
  /** Old bonds as shares of their column. */
  readonly bondsInNorm: Matrix<Q32>;
  /** Weights times stake as shares of their column. */
  readonly bondsDeltaNorm: Matrix<Q32>;
  /** The new bonds as shares of their column. */
  readonly emaBondsNorm: Matrix<Q32>;
}

export interface Yuma3Trace {
  readonly rule: "yuma3";
  /** Whether every pair had its own alpha. */
  readonly liquid: boolean;
  /** Old bonds as fractions of 1. */
  readonly bondsIn: Matrix<Q32>;
  readonly weightsForBonds: Matrix<Q32>;
  /** The new bonds. */
  readonly emaBonds: Matrix<Q32>;
  /** The new bonds as shares of their column. */
  readonly emaBondsNorm: Matrix<Q32>;
  /** The share of all incentive that the bonds stand for, before stake. */
  readonly totalBondsPerValidator: readonly Q32[];
}
