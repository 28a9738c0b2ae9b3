import { describe, expect, it } from "vitest";
import { windowWeights } from "../../../../../subnets/price-prediction/score/windowWeights.js";

const record = (height: number, scores: Readonly<Record<number, number>>) => ({
  height,
  byUid: new Map(Object.entries(scores).map(([uid, score]) => [Number(uid), score])),
});

/** Of a softmax, how many times 0.03 the score behind one weight is above that behind another. */
const lead = (weights: ReadonlyMap<number, number>, better: number, worse: number): number =>
  Math.log((weights.get(better) ?? 0) / (weights.get(worse) ?? 0));

describe("weights", () => {
  it("are the softmax of mean scores, by hand: 0.06 more is worth e²", () => {
    const history = { scores: [record(1, { 3: 0.9, 7: 1 }), record(2, { 3: 0.94, 7: 0.96 })] };
    const weights = windowWeights(history);
    // The means are 0.92 and 0.98.
    expect(weights.get(3)).toBeCloseTo(1 / (1 + Math.E ** 2), 10);
    expect(weights.get(7)).toBeCloseTo(Math.E ** 2 / (1 + Math.E ** 2), 10);
  });

  it("count the tasks that a miner was asked in", () => {
    const history = {
      scores: [record(1, { 3: 0.9, 7: 0.95 }), record(1, { 3: 0.96 }), record(2, { 3: 0.93, 7: 0.95 })],
    };
    expect(lead(windowWeights(history), 7, 3)).toBeCloseTo((0.95 - 0.93) / 0.03, 8);
  });

  it("fill newcomers in with the worst usable score of each task before their first", () => {
    const history = {
      scores: [record(1, { 3: 0.9, 4: 0.8, 5: 0 }), record(2, { 3: 0.9, 4: 0.8, 7: 1 })],
    };
    // 7 has 0.8 and 1: as good as 0.9.
    expect(lead(windowWeights(history), 7, 3)).toBeCloseTo(0, 8);
    expect(lead(windowWeights(history), 3, 4)).toBeCloseTo(0.1 / 0.03, 8);
  });

  it("are nothing for who never had a usable answer, newcomer or not", () => {
    const weights = windowWeights({
      scores: [record(1, { 3: 0.9, 4: 0 }), record(2, { 3: 0.9, 4: 0, 5: 0 })],
    });
    expect([...weights.keys()]).toEqual([3]);
  });

  it("forget what is older than 400 tasks", () => {
    const old = Array.from({ length: 50 }, () => record(1, { 0: 1, 1: 1 }));
    const recent = Array.from({ length: 400 }, () => record(2, { 0: 0.25, 2: 0.28 }));
    const weights = windowWeights({ scores: [...old, ...recent] });
    expect([...weights.keys()]).toEqual([0, 2]);
    expect(lead(weights, 2, 0)).toBeCloseTo(1, 8);
  });

  it("are none without a history", () => {
    expect(windowWeights({ scores: [] }).size).toBe(0);
  });
});
