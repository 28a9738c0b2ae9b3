import { describe, expect, it } from "vitest";
import { meanWeights } from "../../../../../subnets/price-prediction/score/meanWeights.js";

const record = (height: number, scores: Readonly<Record<number, number>>) => ({
  height,
  byUid: new Map(Object.entries(scores).map(([uid, score]) => [Number(uid), score])),
});

describe("weights", () => {
  it("are plain means of scores, over the tasks a miner was asked in", () => {
    const history = {
      scores: [record(1, { 3: 0.2, 7: 0.9 }), record(1, { 3: 0.4 }), record(2, { 3: 0.6, 7: 0.5 })],
    };
    const weights = meanWeights(history);
    expect([...weights.keys()]).toEqual([3, 7]);
    expect(weights.get(3)).toBeCloseTo(0.4, 12);
    expect(weights.get(7)).toBeCloseTo(0.7, 12);
  });

  it("forget what is older than 400 tasks", () => {
    const old = Array.from({ length: 50 }, () => record(1, { 0: 1, 1: 1 }));
    const recent = Array.from({ length: 400 }, () => record(2, { 0: 0.25 }));
    expect(meanWeights({ scores: [...old, ...recent] })).toEqual(new Map([[0, 0.25]]));
  });

  it("are none without a history", () => {
    expect(meanWeights({ scores: [] }).size).toBe(0);
  });
});
