import { describe, expect, it } from "vitest";
import { createEpochHistory } from "../../../../core/chain/epochHistory.js";
import type { EpochRecord } from "../../../../core/emission/epochRecord.js";
import { isSubnetkitError } from "../../../../core/primitives/errors.js";
import { codeOf } from "../state/codeOf.js";

const record = (netuid: number, epoch: number, height = epoch * 10): EpochRecord =>
  ({ netuid, params: { subnetEpochIndex: epoch, currentBlock: height } }) as unknown as EpochRecord; // all it reads
const numberOf = (found: EpochRecord | undefined): number | undefined => found?.params.subnetEpochIndex;

describe("createEpochHistory", () => {
  it("keeps the latest epochs of each subnet, and names them", () => {
    const history = createEpochHistory(2);
    for (const epoch of [1, 2, 3]) history.add(record(1, epoch));
    history.add(record(2, 1));
    expect(numberOf(history.at(1, undefined, 30))).toBe(3);
    expect(numberOf(history.at(1, 2, 30))).toBe(2);
    expect(numberOf(history.at(2, undefined, 30))).toBe(1);
    expect(history.find(1, 1, 30)).toBeUndefined();
    expect(codeOf(() => history.at(3, undefined, 30))).toBe("SK1221");
    try {
      history.at(1, 1, 30);
      expect.unreachable();
    } catch (error) {
      expect(isSubnetkitError(error) && [error.code, error.message]).toEqual([
        "SK1221",
        expect.stringContaining("2 and 3"),
      ]);
    }
  });

  it("forgets what a revert took back", () => {
    const history = createEpochHistory(2);
    for (const epoch of [1, 2]) history.add(record(1, epoch));
    expect(numberOf(history.at(1, undefined, 15))).toBe(1); // the chain went back to 15
    history.add(record(1, 2, 17));
    expect(history.find(1, 2, 100)?.params.currentBlock).toBe(17);
    expect(numberOf(history.find(1, 1, 100))).toBe(1);
  });

  it("keeps none if told so", () => {
    const history = createEpochHistory(0);
    history.add(record(1, 1));
    expect(history.find(1, 1, 10)).toBeUndefined();
  });
});
