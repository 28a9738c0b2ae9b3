import { randomFrom, tensor, type Tensor } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { meanRelativeLosses } from "../../../../../subnets/price-prediction/score/meanRelativeLosses.js";
import { scoreAnswers } from "../../../../../subnets/price-prediction/score/scoreAnswers.js";
import { PATHS, STEPS } from "../../../../../subnets/price-prediction/sizes.js";

const ORIGINS = 6;
const normals = (seed: string, scale: number, shape: readonly number[]): Tensor<"float32"> => {
  const random = randomFrom(seed);
  const length = shape.reduce((product, size) => product * size, 1);
  return tensor(
    "float32",
    shape,
    Float32Array.from({ length }, () => scale * random.normal()),
  );
};
const answer = (seed: string, scale: number, origins = ORIGINS): Tensor<"float32"> =>
  normals(seed, scale, [origins, PATHS, STEPS]);

const outcome = normals("market", 0.01, [ORIGINS, STEPS]);
const good = answer("good", 0.01);
const narrow = answer("narrow", 0.004);
const wide = answer("wide", 0.05);

describe("scores of answers", () => {
  it("order answers by how well their spread fits, within [0, 1]", () => {
    const scores = scoreAnswers([narrow, wide, good], outcome);
    expect(scores.map((score) => [...scores].sort((a, b) => b - a).indexOf(score))).toEqual([1, 2, 0]);
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
  });

  it("are exp(−mean relative loss / 100 bp)", () => {
    const losses = meanRelativeLosses([good, narrow, wide], outcome);
    expect(scoreAnswers([good, narrow, wide], outcome)).toEqual(losses.map((loss) => Math.exp(-loss / 100)));
  });

  it("are 0 without an answer and for one of another size, which leave the others alone", () => {
    const [first, silent, short, second] = scoreAnswers(
      [good, undefined, answer("short", 0.01, 5), narrow],
      outcome,
    );
    expect([silent, short]).toEqual([0, 0]);
    expect([first, second]).toEqual(scoreAnswers([good, narrow], outcome));
    expect(meanRelativeLosses([good, undefined], outcome)).toEqual([0, 0]);
  });

  it("are 1 for whoever is alone, and 0 for all when nobody answered", () => {
    expect(scoreAnswers([wide], outcome)).toEqual([1]);
    expect(scoreAnswers([undefined, undefined], outcome)).toEqual([0, 0]);
    expect(scoreAnswers([], outcome)).toEqual([]);
  });

  it("are equal for equal answers and don't depend on their order", () => {
    const scores = scoreAnswers([good, narrow, wide, good], outcome);
    expect(scores[0]).toBe(scores[3]);
    expect(scoreAnswers([good, wide, narrow, good], outcome)).toEqual([
      scores[0],
      scores[2],
      scores[1],
      scores[3],
    ]);
  });

  it("give garbage next to nothing without lifting the rest", () => {
    const garbage = answer("garbage", 1);
    const among = scoreAnswers([good, narrow, wide, garbage], outcome);
    const without = scoreAnswers([good, narrow, wide], outcome);
    expect(among[3]).toBeLessThan(1e-6);
    expect(among[0]).toBe(without[0]);
  });
});
