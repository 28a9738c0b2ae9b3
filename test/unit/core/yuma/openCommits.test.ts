import { describe, expect, it } from "vitest";
import { earliestOpenCommits } from "../../../../core/yuma/openCommits.js";
import { epochParams } from "./epochFixture.js";

const params = epochParams({ subnetEpochIndex: 100, revealPeriodEpochs: 2 });
const hash = (uid: number, commitEpoch: number, commitBlock: number) =>
  ({ kind: "hash", uid, commitEpoch, commitBlock }) as const;
const timelock = (uid: number, commitEpoch: number, commitBlock: number) =>
  ({ kind: "timelock", uid, commitEpoch, commitBlock }) as const;

describe("earliestOpenCommits", () => {
  it("keeps a commit open until its reveal period has passed", () => {
    expect(earliestOpenCommits(params, [hash(0, 97, 5), hash(1, 98, 6)])).toEqual(new Map([[1, 6]]));
  });

  it("looks only at the first open hash commit of a queue", () => {
    expect(earliestOpenCommits(params, [hash(0, 90, 1), hash(0, 99, 7), hash(0, 100, 3)])).toEqual(
      new Map([[0, 7]]),
    );
  });

  it("looks at every open timelock commit", () => {
    expect(earliestOpenCommits(params, [timelock(0, 99, 7), timelock(0, 100, 3)])).toEqual(new Map([[0, 3]]));
  });

  it("takes the earlier of the two kinds", () => {
    expect(earliestOpenCommits(params, [hash(0, 99, 4), timelock(0, 99, 7)])).toEqual(new Map([[0, 4]]));
    expect(earliestOpenCommits(params, [timelock(0, 99, 4), hash(0, 99, 7)])).toEqual(new Map([[0, 4]]));
  });
});
