import { q32, type Q32 } from "../../primitives/fixed/q32.js";

/** A number of the epoch: as the exact raw (value · 2^32), and as a number for people. */
export interface Share {
  readonly raw: Q32;
  /** Exact too: every share up to 2^21 fits a double. */
  readonly value: number;
}

export function shareOf(raw: Q32 | undefined): Share {
  const exact = raw ?? 0n;
  return { raw: exact, value: Number(exact) / Number(q32.one) };
}
