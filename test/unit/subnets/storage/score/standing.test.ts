import { describe, expect, it } from "vitest";
import { NEWCOMER, scoreOf, withEvidence } from "../../../../../subnets/storage/score/standing.js";

const took = { asked: 1, answered: 1, offeredBytes: 1_000, keptBytes: 1_000, speeds: 1, timed: 1 };

describe("a standing", () => {
  it("is next to nothing before anything was shown, and nothing for who took nothing", () => {
    const fresh = scoreOf(withEvidence(NEWCOMER, took));
    expect(fresh).toBeGreaterThan(0);
    expect(fresh).toBeLessThan(0.001);
    expect(scoreOf(NEWCOMER)).toBe(0);
    // No answer, or none that could be read.
    expect(scoreOf(withEvidence(NEWCOMER, { asked: 1 }))).toBe(0);
    expect(scoreOf(withEvidence(NEWCOMER, { asked: 1, answered: 1, offeredBytes: 1_000 }))).toBe(0);
  });

  it("grows with what was shown, and falls by more than the part that was lost", () => {
    const shown = (passedLeaves: number, failedLeaves: number): number =>
      scoreOf(
        withEvidence(withEvidence(NEWCOMER, took), { asked: 1, answered: 1, passedLeaves, failedLeaves }),
      );
    expect(shown(20, 0)).toBeGreaterThan(shown(5, 0));
    expect(shown(200, 0)).toBeGreaterThan(0.8);
    expect(shown(160, 40) / shown(200, 0)).toBeLessThan(0.6);
    // Asked and shown nothing: worse than never asked.
    expect(shown(0, 5)).toBe(0);
  });

  it("falls with every task that was not answered", () => {
    let standing = withEvidence(withEvidence(NEWCOMER, took), { asked: 1, answered: 1, passedLeaves: 100 });
    const before = scoreOf(standing);
    standing = withEvidence(standing, { asked: 1 });
    expect(scoreOf(standing)).toBeLessThan(before / 2);
  });
});
