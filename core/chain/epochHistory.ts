import type { EpochRecord } from "../emission/epochRecord.js";
import { fail } from "../primitives/errors.js";
import { chainErrors } from "./chainErrors.js";

/** The latest epochs of each subnet. Derived: a chain that continues from a dump begins with none. */
export interface EpochHistory {
  /** Keeps an epoch; forgets those at or above its height, left from before a revert, and those beyond the limit. */
  add(record: EpochRecord): void;
  /** An epoch of a subnet by its number, or undefined if it isn't kept. */
  find(netuid: number, epoch: number, headHeight: number): EpochRecord | undefined;
  /**
   * The same, or the last one.
   * @throws SK1221 with the epochs that are kept
   */
  at(netuid: number, epoch: number | undefined, headHeight: number): EpochRecord;
}

/** @param limit how many epochs of each subnet are kept */
export function createEpochHistory(limit: number): EpochHistory {
  const byNetuid = new Map<number, readonly EpochRecord[]>();
  const heightOf = ({ params }: EpochRecord): number => params.currentBlock;
  const numberOf = ({ params }: EpochRecord): number => params.subnetEpochIndex;
  const keptOf = (netuid: number, headHeight: number): EpochRecord[] =>
    (byNetuid.get(netuid) ?? []).filter((record) => heightOf(record) <= headHeight);

  const find = (netuid: number, epoch: number, headHeight: number): EpochRecord | undefined =>
    // The last of that number: where a subnet was dissolved, another one counts its epochs from 1 again.
    keptOf(netuid, headHeight).findLast((record) => numberOf(record) === epoch);

  return {
    add: (record) => {
      const kept = [...keptOf(record.netuid, heightOf(record) - 1), record];
      byNetuid.set(record.netuid, kept.slice(Math.max(0, kept.length - limit)));
    },
    find,
    at: (netuid, epoch, headHeight) => {
      const kept = keptOf(netuid, headHeight);
      const record = epoch === undefined ? kept.at(-1) : find(netuid, epoch, headHeight);
      if (record !== undefined) return record;
      const numbers = kept.map(numberOf);
      throw fail(chainErrors.epochUnavailable, {
        epoch: epoch === undefined ? "An epoch" : `Epoch ${epoch}`,
        netuid,
        available: numbers.length === 0 ? "none is" : `${numbers.join(" and ")} can be explained`,
      });
    },
  };
}
