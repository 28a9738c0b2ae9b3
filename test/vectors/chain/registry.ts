import type { Difference } from "../difference.js";
import { comparers as amm } from "./amm.js";
import { comparers as blockEmission } from "./blockEmission.js";
import { comparers as burn } from "./burn.js";
import { comparers as coinbase } from "./coinbase.js";
import { comparers as fixedMath } from "./fixedMath.js";
import { comparers as prune } from "./prune.js";
import { comparers as weights } from "./weights.js";

/** Recomputes one entry of a list and tells what differs; paths start at the entry. */
export type ChainComparer = (entry: unknown, index: number) => readonly Difference[];

/**
 * Who checks what of the `chain-golden/1` files: file name (without .json) → list name → comparer. A value at the top
 * of a file that isn't a list (say `total_supply`) counts as a list of one. A list without a comparer fails the run.
 */
export const chainComparers: Readonly<Record<string, Readonly<Record<string, ChainComparer>>>> = {
  amm,
  block_emission: blockEmission,
  burn,
  coinbase,
  fixed_math: fixedMath,
  prune,
  weights,
};
