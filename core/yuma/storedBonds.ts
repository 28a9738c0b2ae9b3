import type { Q32 } from "../primitives/fixed/q32.js";
import { q32ToU16Fraction } from "../primitives/fixed/u16Fraction.js";
import { mapEntries, type Matrix } from "./matrix.js";

/** The bonds as stored, u16. Who gets no permit for the next epoch loses all bonds, also old ones. */
export function storeBonds(bonds: Matrix<Q32>, newPermits: readonly boolean[]): Matrix<number> {
  return mapEntries(
    bonds.map((row, uid) => (newPermits[uid] === true ? row : [])),
    q32ToU16Fraction,
  );
}
