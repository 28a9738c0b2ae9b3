import { normalize } from "../primitives/fixed/normalize.js";
import { q32, type Q32 } from "../primitives/fixed/q32.js";
import { q32FromU16Fraction } from "../primitives/fixed/u16Fraction.js";
import type { Matrix } from "./matrix.js";

/** One validator's weight for a uid, and the stake behind it. */
interface Score {
  readonly weight: Q32;
  readonly stake: Q32;
}

/** Who has a say in the consensus, and how much of it may disagree. */
export interface Electorate {
  /** Uids with active stake, ascending. */
  readonly validators: readonly number[];
  /** Their stakes as shares of the sum, in the same order. */
  readonly stakes: readonly Q32[];
  readonly totalStake: Q32;
  /** The stake that has to be exceeded. */
  readonly minority: Q32;
}

/**
 * The electorate of a consensus.
 *
 * @param activeStake shares; only uids with some of it have a say
 * @param kappa u16 fraction
 */
export function findElectorate(activeStake: readonly Q32[], kappa: number): Electorate {
  const validators = activeStake.flatMap((stake, uid) => (stake > 0n ? [uid] : []));
  // A second normalisation of the same stake: it changes the last bits.
  const stakes = normalize(
    q32,
    validators.map((uid) => activeStake[uid] ?? 0n),
  );
  const totalStake = q32.sum(stakes);
  return { validators, stakes, totalStake, minority: q32.sub(totalStake, q32FromU16Fraction(kappa)) };
}

/**
 * The consensus weight of every uid: the smallest weight given to it such that the stake of all validators who give it
 * no more exceeds the minority, 1 - kappa. If none does, the largest weight given. A validator that doesn't list a uid
 * gives it 0. A stake exactly equal to the minority isn't enough, the next larger weight is taken.
 *
 * @param activeStake shares; only uids with some of it have a say
 * @param weights row per uid, entries of uids without active stake are ignored
 * @param kappa u16 fraction
 * @returns one value per uid, all 0 if nobody has active stake
 */
export function findConsensus(activeStake: readonly Q32[], weights: Matrix<Q32>, kappa: number): Q32[] {
  const { validators, stakes, totalStake, minority } = findElectorate(activeStake, kappa);
  const columns: Score[][] = activeStake.map(() => []);
  validators.forEach((uid, k) => {
    for (const [target, weight] of weights[uid] ?? []) {
      // Entries of 0 are the same as none and are counted below.
      if (weight !== 0n) columns[target]?.push({ weight, stake: stakes[k] ?? 0n });
    }
  });
  return columns.map((scores) => {
    const stakeAtZero = totalStake - scores.reduce((listed, { stake }) => listed + stake, 0n);
    if (scores.length < validators.length) scores.push({ weight: 0n, stake: stakeAtZero });
    return smallestAbove(minority, scores);
  });
}

function smallestAbove(minority: Q32, scores: Score[]): Q32 {
  scores.sort((a, b) => (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0));
  let stakeSoFar = 0n;
  for (const { weight, stake } of scores) {
    stakeSoFar += stake;
    if (stakeSoFar > minority) return weight;
  }
  return scores.at(-1)?.weight ?? 0n;
}
