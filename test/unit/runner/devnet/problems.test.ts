import { describe, expect, it } from "vitest";
import { createProblems } from "../../../../runner/devnet/problems.js";
import type { Problem } from "../../../../runner/devnet/reports.js";

const error = { code: "SK0001", message: "no", next: "yes" };

describe("problems", () => {
  it("count repetitions and tell each time", () => {
    const told: Problem[] = [];
    const problems = createProblems((problem) => told.push(problem));
    problems.add(1, 4, error);
    problems.add(1, 4, error);
    problems.add(1, 3, error);
    expect(told.map(({ count }) => count)).toEqual([1, 2, 1]);
    expect(problems.list().map(({ uid, count }) => [uid, count])).toEqual([
      [3, 1],
      [4, 2],
    ]);
  });

  it("keep subnets that were not loaded apart by their message", () => {
    const problems = createProblems(() => undefined);
    problems.add(undefined, undefined, error);
    problems.add(undefined, undefined, { ...error, message: "another" });
    expect(problems.list()).toHaveLength(2);
  });
});
