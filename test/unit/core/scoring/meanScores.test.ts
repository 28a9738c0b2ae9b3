import { describe, expect, it } from "vitest";
import { meanScores, movingScores } from "../../../../core/scoring/meanScores.js";
import { movingAverage } from "../../../../core/scoring/movingAverage.js";
import { codeOf } from "./codeOf.js";

const record = (...scores: [number, number][]) => ({ byUid: new Map(scores) });
const history = { scores: [record([3, 1], [4, 0]), record([3, 0.5]), record([3, 0], [4, 0.8])] };

describe("mean scores", () => {
  it("average the tasks a UID was asked in", () => {
    expect([...meanScores(history)]).toEqual([
      [3, 0.5],
      [4, 0.4],
    ]);
  });

  it("look at the latest tasks alone", () => {
    expect([...meanScores(history, { windowTasks: 2 })]).toEqual([
      [3, 0.25],
      [4, 0.8],
    ]);
    expect(meanScores({ scores: [] }).size).toBe(0);
  });

  it.each([0, -1, 1.5, NaN, -Infinity])("refuse a window of %d tasks", (windowTasks) => {
    expect(codeOf(() => meanScores(history, { windowTasks }))).toBe("SK3102");
  });

  it("refuse a score that is no number", () => {
    expect(codeOf(() => meanScores({ scores: [record([3, NaN])] }))).toBe("SK3101");
  });
});

describe("moving scores", () => {
  it("are each UID's moving average", () => {
    const scores = movingScores(history, { alpha: 0.3 });
    expect(scores.get(3)).toBeCloseTo(movingAverage([1, 0.5, 0], { alpha: 0.3 }), 12);
    expect(scores.get(4)).toBeCloseTo(movingAverage([0, 0.8], { alpha: 0.3 }), 12);
  });

  it("refuse scores that are no numbers", () => {
    expect(codeOf(() => movingScores({ scores: [record([1, Number.NaN])] }, { alpha: 0.3 }))).toBe("SK3101");
  });
});
