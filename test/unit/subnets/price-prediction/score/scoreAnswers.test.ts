import { randomFrom, tensor, type Tensor } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import {
  meanRelativeLosses,
  type Paths,
} from "../../../../../subnets/price-prediction/score/meanRelativeLosses.js";
import { intervalsOf, usualPlan } from "../../../../../subnets/price-prediction/score/intervals.js";
import { scoreAnswers as scoreBy } from "../../../../../subnets/price-prediction/score/scoreAnswers.js";
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

const outcome = { returns: normals("market", 0.01, [ORIGINS, STEPS]) };
const plan = { intervals: intervalsOf(usualPlan(STEPS), STEPS), referenceLossBp: 5_000 };
const scoreAnswers = (answers: readonly Paths[]): readonly number[] => scoreBy(answers, outcome, plan);
const good = answer("good", 0.01);
const narrow = answer("narrow", 0.004);
const wide = answer("wide", 0.05);

describe("scores of answers", () => {
  it("order answers by how well their spread fits, within [0, 1]", () => {
    const scores = scoreAnswers([narrow, wide, good]);
    expect(scores.map((score) => [...scores].sort((a, b) => b - a).indexOf(score))).toEqual([1, 2, 0]);
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
  });

  it("are 1 less the mean relative loss over the reference loss", () => {
    const losses = meanRelativeLosses([good, narrow, wide], outcome, plan);
    expect(scoreAnswers([good, narrow, wide])).toEqual(losses.map((loss) => 1 - loss / 5_000));
  });

  it("are 0 without an answer and for one of another size, which leave the others alone", () => {
    const [first, silent, short, second] = scoreAnswers([good, undefined, answer("short", 0.01, 5), narrow]);
    expect([silent, short]).toEqual([0, 0]);
    expect([first, second]).toEqual(scoreAnswers([good, narrow]));
    expect(meanRelativeLosses([good, undefined], outcome, plan)).toEqual([0, 0]);
  });

  it("are 1 for whoever is alone, and 0 for all when nobody answered", () => {
    expect(scoreAnswers([wide])).toEqual([1]);
    expect(scoreAnswers([undefined, undefined])).toEqual([0, 0]);
    expect(scoreAnswers([])).toEqual([]);
  });

  it("are equal for equal answers and don't depend on their order", () => {
    const scores = scoreAnswers([good, narrow, wide, good]);
    expect(scores[0]).toBe(scores[3]);
    expect(scoreAnswers([good, wide, narrow, good])).toEqual([scores[0], scores[2], scores[1], scores[3]]);
  });

  it("give garbage next to nothing without lifting the rest", () => {
    const garbage = answer("garbage", 1);
    const among = scoreAnswers([good, narrow, wide, garbage]);
    const without = scoreAnswers([good, narrow, wide]);
    expect(among[3]).toBe(0);
    expect(among[0]).toBe(without[0]);
  });

  it("leave out origins after which no price was seen", () => {
    const observed = tensor("uint8", [ORIGINS, STEPS], new Uint8Array(ORIGINS * STEPS).fill(1));
    observed.data.fill(0, 0, STEPS);
    const rest = ([...shape]: readonly number[], data: Float32Array): Tensor<"float32"> =>
      tensor("float32", [ORIGINS - 1, ...shape.slice(1)], data.subarray(data.length / ORIGINS));
    const [all, fewer] = [
      scoreBy([good, narrow], { ...outcome, observed }, plan),
      scoreBy(
        [good, narrow].map(({ shape, data }) => rest(shape, data)),
        { returns: rest(outcome.returns.shape, outcome.returns.data) },
        plan,
      ),
    ];
    expect(all).toEqual(fewer);
  });

  it("are 0 for paths of another length than was asked for", () => {
    const long = normals("long", 0.01, [ORIGINS, PATHS, STEPS + 1]);
    expect(scoreAnswers([good, long])[1]).toBe(0);
  });
});
