import { exp } from "../primitives/fixed/exp.js";
import { q32, type Q32 } from "../primitives/fixed/q32.js";
import { q32FromU16Fraction } from "../primitives/fixed/u16Fraction.js";
import type { Matrix, Row } from "./matrix.js";
import { moveBond } from "./movingAverage.js";
import type { EpochParams } from "./types.js";

/** The parameters that shape the alpha of a pair. */
export type AlphaShape = Pick<EpochParams, "alphaLow" | "alphaHigh" | "alphaSigmoidSteepness">;

type AlphaOfPair = (weight: Q32, bond: Q32, consensus: Q32) => Q32;

const HALF = q32.one / 2n;

/**
 * The speed at which one bond follows its weight: a sigmoid between the two bounds, of how far the weight lies above
 * the consensus when buying (weight ≥ bond), or below the bond when selling.
 */
export function createAlphaOfPair(shape: AlphaShape): AlphaOfPair {
  const low = q32FromU16Fraction(shape.alphaLow);
  const high = q32FromU16Fraction(shape.alphaHigh);
  const slope = sigmoidSlope(shape.alphaSigmoidSteepness);

  return (weight, bond, consensus) => {
    const distance = clamp(weight >= bond ? q32.sub(weight, consensus) : q32.sub(bond, weight), 0n, q32.one);
    const exponential = exp(q32.mul(slope, q32.sub(distance, HALF)));
    const sigmoid = q32.div(q32.one, q32.add(q32.one, exponential));
    return clamp(q32.add(low, q32.mul(sigmoid, q32.sub(high, low))), low, high);
  };
}

/** The factor in the sigmoid's exponent: falling for a positive steepness, which is in hundredths. */
export function sigmoidSlope(alphaSigmoidSteepness: number): Q32 {
  return q32.div(q32.fromInteger(BigInt(alphaSigmoidSteepness)), q32.fromInteger(-100n));
}

/**
 * The moving average with an alpha for every pair. Only columns that the weights row lists have a bond afterwards, in
 * that row's order: a bond on any other column is gone at once. A listed weight of 0 counts as listed.
 */
export function averageBondsLiquidly(
  shape: AlphaShape,
  weights: Matrix<Q32>,
  bonds: Matrix<Q32>,
  consensus: readonly Q32[],
): Matrix<Q32> {
  const alphaOf = createAlphaOfPair(shape);
  return weights.map((row, uid) => {
    const oldRow = bonds[uid] ?? [];
    const old = new Map(oldRow);
    const seenWeights = seenInOrder(row);
    const seenBonds = seenInOrder(oldRow);
    return row
      .map(([target, weight]) => {
        const alpha = alphaOf(
          seenWeights.get(target) ?? 0n,
          seenBonds.get(target) ?? 0n,
          consensus[target] ?? 0n,
        );
        return [target, moveBond(alpha, weight, old.get(target) ?? 0n)] as const;
      })
      .filter(([, bond]) => bond > 0n);
  });
}

/** The alpha of every pair, listed or not: n × n, so for looking at small cases only. */
export function denseAlphas(
  shape: AlphaShape,
  weights: Matrix<Q32>,
  bonds: Matrix<Q32>,
  consensus: readonly Q32[],
): Q32[][] {
  const alphaOf = createAlphaOfPair(shape);
  return weights.map((row, uid) => {
    const seenWeights = seenInOrder(row);
    const seenBonds = seenInOrder(bonds[uid] ?? []);
    return consensus.map((weight, target) =>
      alphaOf(seenWeights.get(target) ?? 0n, seenBonds.get(target) ?? 0n, weight),
    );
  });
}

/**
 * The entries which the alpha formula gets to see. The chain goes over the columns with a cursor in the row that only
 * moves forward, so in a row that isn't ascending it misses every entry that comes after one of a higher column.
 */
function seenInOrder(row: Row<Q32>): Map<number, Q32> {
  const seen = new Map<number, Q32>();
  let highest = -1;
  for (const [column, value] of row) {
    if (column <= highest) continue;
    seen.set(column, value);
    highest = column;
  }
  return seen;
}

/** Not the same as clamping between two ordered bounds: with low above high the result is low. */
function clamp(value: Q32, low: Q32, high: Q32): Q32 {
  const capped = value < high ? value : high;
  return capped > low ? capped : low;
}
