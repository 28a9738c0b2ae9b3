import { q32, type Q32 } from "../primitives/fixed/q32.js";
import { q32FromU16Fraction } from "../primitives/fixed/u16Fraction.js";
import { zipRows, type Matrix } from "./matrix.js";

/**
 * The weights from which bonds grow: between the weights as set and the clipped ones, by the bonds penalty.
 *
 * At both ends the rows are taken as they are, explicit zeros and their order included; in between they come out
 * ascending and without zeros. Under liquid alpha order and zeros matter.
 *
 * @param bondsPenalty u16 fraction: 0 = weights as set, 65535 = clipped weights
 */
export function weighBonds(weights: Matrix<Q32>, clipped: Matrix<Q32>, bondsPenalty: number): Matrix<Q32> {
  const penalty = q32FromU16Fraction(bondsPenalty);
  if (penalty === 0n) return weights;
  if (penalty === q32.one) return clipped;

  return weights.map((row, uid) =>
    zipRows(row, clipped[uid] ?? [], weights.length)
      .map(([target, set, cut]) => [target, q32.add(set, q32.mul(penalty, q32.sub(cut, set)))] as const)
      .filter(([, weight]) => weight > 0n),
  );
}
