import * as tf from "@tensorflow/tfjs-core";
import { randomFrom } from "subnetkit/plugin";
import { beforeAll, describe, expect, it } from "vitest";
import { STEPS } from "../../../../../subnets/price-prediction/sizes.js";
import { createAdam } from "../../../../../subnets/price-prediction/training/adam.js";
import { createBatch } from "../../../../../subnets/price-prediction/training/batch.js";
import { energyLoss } from "../../../../../subnets/price-prediction/training/energyLoss.js";
import {
  initialWeights,
  mapWeights,
} from "../../../../../subnets/price-prediction/training/model/network.js";
import {
  perceptron,
  type PerceptronWeight,
} from "../../../../../subnets/price-prediction/training/model/perceptron.js";
import { RECIPES } from "../../../../../subnets/price-prediction/training/recipe.js";
import { simulateMarket } from "../../../../../subnets/price-prediction/training/simulateMarket.js";
import { startBackend } from "../../../../../subnets/price-prediction/training/startBackend.js";
import { createTrainer } from "../../../../../subnets/price-prediction/training/trainer.js";
import { trainWeights } from "../../../../../subnets/price-prediction/training/trainWeights.js";
import { syntheticSeries } from "../syntheticSeries.js";

beforeAll(startBackend);

const markets = (seed: string, count: number): readonly Float32Array[] => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => simulateMarket(random));
};

describe("the loss of training", () => {
  it("of paths that stand still is the market's absolute change over all scored intervals, in the unit", () => {
    const outcome = tf.tensor2d(Array<number>(STEPS).fill(0.01), [1, STEPS]);
    const loss = energyLoss(tf.zeros([1, 6, STEPS]), outcome, tf.tensor2d([[0.02]]));
    // 20 days, 4 weeks, 2 fortnights and the whole add up to 20 bars each.
    expect(loss.dataSync()[0]).toBeCloseTo((4 * 20 * 0.01) / 0.02, 4);
  });

  it("rewards the right spread", () => {
    const normals = (count: number, seed: string): number[] => {
      const random = randomFrom(seed);
      return Array.from({ length: count }, () => random.normal());
    };
    const outcome = tf.tensor2d(normals(200 * STEPS, "outcome"), [200, STEPS]);
    const lossAt = (scale: number): number => {
      const paths = tf.tensor3d(
        normals(200 * 16 * STEPS, "paths").map((value) => scale * value),
        [200, 16, STEPS],
      );
      return Number(energyLoss(paths, outcome, tf.ones([200, 1])).dataSync()[0]);
    };
    expect(lossAt(1)).toBeLessThan(lossAt(0.8));
    expect(lossAt(1)).toBeLessThan(lossAt(1.25));
  });
});

describe("a step of training", () => {
  it("follows the true slope of the loss, weight by weight", () => {
    const batch = createBatch(markets("slope", 4), 8, randomFrom("noise"));
    const random = randomFrom("weights");
    const start = mapWeights(perceptron.shapes, (name) =>
      initialWeights(perceptron.shapes, "slope")[name].map((value) => value + 0.1 * random.normal()),
    );
    const trainer = createTrainer(perceptron, start);
    trainer.step(batch, 1e-3);
    const moved = trainer.weights();
    let checked = 0;
    for (const index of start.lastBias.keys()) {
      const lossAt = (shift: number): number => {
        const lastBias = start.lastBias.map((value, at) => (at === index ? value + shift : value));
        return createTrainer(perceptron, { ...start, lastBias }).loss(batch);
      };
      const slope = (lossAt(0.02) - lossAt(-0.02)) / 0.04;
      if (Math.abs(slope) < 0.02) continue;
      // Adam's first step has the size of the rate, against the sign of the gradient.
      const move = Number(moved.lastBias[index]) - Number(start.lastBias[index]);
      expect(Math.sign(move)).toBe(-Math.sign(slope));
      expect(Math.abs(move)).toBeCloseTo(1e-3, 5);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(6);
  });

  it("learns: the loss on the same markets falls", () => {
    const batch = createBatch(markets("learn", 16), 16, randomFrom("noise"));
    const trainer = createTrainer(perceptron, initialWeights(perceptron.shapes, "learn"));
    const before = trainer.loss(batch);
    for (let step = 0; step < 15; step += 1) trainer.step(batch, 5e-3);
    expect(trainer.loss(batch)).toBeLessThan(before - 0.2);
  });
});

describe("Adam", () => {
  it("moves by the rate at first, whatever the slope", () => {
    const weights = Float32Array.of(1, 1, 1);
    createAdam(3)(weights, Float32Array.of(5, -0.01, 0), 0.1);
    expect(weights[0]).toBeCloseTo(0.9, 6);
    expect(weights[1]).toBeCloseTo(1.1, 5);
    expect(weights[2]).toBe(1);
  });
});

describe("training", () => {
  it("gives the same weights for the same recipe, and others for another seed", () => {
    const series = syntheticSeries("2004-01-01", 800);
    const recipe = { ...RECIPES.paths, batchOrigins: 4, batchPaths: 8, pretrainingSteps: 3, tuningSteps: 2 };
    const small = { ...recipe, validationInterval: 1, validationPaths: 6 };
    const train = (seed: string): ReturnType<typeof trainWeights<PerceptronWeight>> =>
      trainWeights(perceptron, series, { ...small, seed }, () => undefined);
    const first = train("a");
    expect(train("a")).toEqual(first);
    expect(train("b").weights).not.toEqual(first.weights);
    expect(Object.values(first.weights).every((values) => values.every(Number.isFinite))).toBe(true);
  });
});
