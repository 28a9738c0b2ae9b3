import { blockEmission, halvingThresholds } from "../../../core/ledger/blockEmission.js";
import { MAX_SUPPLY } from "../../../core/primitives/amounts.js";
import { compare, type Difference } from "../difference.js";
import { anything, bigInteger, pairOf } from "../json.js";

/** Checks of block_emission.json. */
export const comparers: Readonly<Record<string, (entry: unknown, index: number) => readonly Difference[]>> = {
  default_block_emission: (entry) => compare(entry, String(blockEmission(0n)), "emission").differences,
  total_supply: (entry) => compare(entry, String(MAX_SUPPLY), "supply").differences,
  first_issuance_of_each_lower_step: (entry, index) =>
    compare(entry, String(halvingThresholds[index]), "issuance").differences,
  cases(entry) {
    const [issuance, expected] = pairOf(bigInteger, anything)(entry, "");
    return compare(expected, String(blockEmission(issuance)), "emission").differences;
  },
};
