import { describe, expect, it } from "vitest";
import { createProblems } from "../../../../runner/devnet/problems.js";
import type { Problem } from "../../../../runner/devnet/reports.js";

const error = { code: "SK0001", message: "no", next: "yes" };

const nowhere = { netuid: undefined, uid: undefined };

describe("problems", () => {
  it("count repetitions and tell each time", () => {
    const told: Problem[] = [];
    const problems = createProblems((problem) => told.push(problem));
    problems.add({ netuid: 1, uid: 4 }, error);
    problems.add({ netuid: 1, uid: 4 }, error);
    problems.add({ netuid: 1, uid: 3 }, error);
    expect(told.map(({ count }) => count)).toEqual([1, 2, 1]);
    expect(problems.list().map(({ uid, count }) => [uid, count])).toEqual([
      [3, 1],
      [4, 2],
    ]);
  });

  it("keep subnets that were not loaded apart by their message", () => {
    const problems = createProblems(() => undefined);
    problems.add(nowhere, error);
    problems.add(nowhere, { ...error, message: "another" });
    expect(problems.list()).toHaveLength(2);
  });

  it("keep whose they are, and the lines of whoever knew them", () => {
    const problems = createProblems(() => undefined);
    const miner = { netuid: 1, uid: 4, role: "miner", profile: "wild" } as const;
    problems.add(miner, { ...error, trace: ["at miner.ts:3"] });
    problems.add(miner, error);
    expect(problems.list()).toEqual([{ ...miner, error, trace: ["at miner.ts:3"], count: 2 }]);
  });
});
