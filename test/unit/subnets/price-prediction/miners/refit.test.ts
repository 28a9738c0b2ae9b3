import * as tf from "@tensorflow/tfjs-core";
import { randomFrom, tensor, type Request } from "subnetkit/plugin";
import { beforeAll, describe, expect, it } from "vitest";
import { askMiner } from "../../../../../subnets/price-prediction/backtest/askMiner.js";
import {
  createMiners,
  type Contract,
} from "../../../../../subnets/price-prediction/backtest/createMiners.js";
import subnet from "../../../../../subnets/price-prediction/index.js";
import {
  learn,
  readThrough,
  stacked,
  type LastLayers,
  type ReadHidden,
} from "../../../../../subnets/price-prediction/miners/refit/lastLayers.js";
import { readWeights } from "../../../../../subnets/price-prediction/miners/refit/readWeights.js";
import { rolledBack } from "../../../../../subnets/price-prediction/miners/refit/rolledBack.js";
import { CONTEXT_BARS, NOISE, PATHS, STEPS } from "../../../../../subnets/price-prediction/sizes.js";
import { tensorOps } from "../../../../../subnets/price-prediction/training/graph/tensorOps.js";
import { mapWeights } from "../../../../../subnets/price-prediction/training/model/network.js";
import { PARAMETERS } from "../../../../../subnets/price-prediction/training/model/parameters.js";
import {
  perceptron,
  perceptronHidden,
} from "../../../../../subnets/price-prediction/training/model/perceptron.js";
import { simulateMarket } from "../../../../../subnets/price-prediction/training/simulateMarket.js";
import { startBackend } from "../../../../../subnets/price-prediction/training/startBackend.js";
import { models } from "../pathsModel.js";

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const create = await subnet.miners.refit();
const random = randomFrom("refit");
const contexts = Array.from({ length: 3 }, () => simulateMarket(random).slice(0, CONTEXT_BARS));
const requestOf = (rows: readonly Float32Array[]): Request<Contract> => ({
  asset: "TEST",
  resolution: "1d",
  horizonSteps: STEPS,
  minuteOfWeek: tensor("int16", [rows.length], new Int16Array(rows.length)),
  returns: tensor("float32", [rows.length, CONTEXT_BARS], Float32Array.from(rows.flatMap((row) => [...row]))),
});

describe("a moment of the past", () => {
  it("holds what was known then, the missing bars filled with the oldest, and what followed", () => {
    const window = Float32Array.from({ length: CONTEXT_BARS }, (_, bar) => bar);
    const { context, outcome } = rolledBack(window, 30);
    expect(context).toHaveLength(CONTEXT_BARS);
    expect([context[0], context[29], context[30], context.at(-1)]).toEqual([0, 29, 0, CONTEXT_BARS - 31]);
    expect([outcome[0], outcome.at(-1), outcome.length]).toEqual([
      CONTEXT_BARS - 30,
      CONTEXT_BARS - 30 + STEPS - 1,
      STEPS,
    ]);
  });
});

describe("the refitted network", () => {
  it("is the shipped one when it takes no lesson", async () => {
    const { neural } = await createMiners(models);
    const untaught = await create({ settings: { lessons: 0, rate: 0.1 }, models, log });
    const expected = (await askMiner(neural, requestOf(contexts), "seed")).increments.data;
    const actual = (await askMiner(untaught, requestOf(contexts), "seed")).increments.data;
    expect(Math.max(...actual.map((value, index) => Math.abs(value - Number(expected[index]))))).toBeLessThan(
      1e-5,
    );
  });

  it("learns from each origin's own past alone", async () => {
    const taught = await create({ settings: { lessons: 3, rate: 0.05 }, models, log });
    const ask = async (rows: readonly Float32Array[]): Promise<readonly Float32Array[]> => {
      const { data } = (await askMiner(taught, requestOf(rows), "seed")).increments;
      return rows.map((_, origin) => data.slice(origin * PATHS * STEPS, (origin + 1) * PATHS * STEPS));
    };
    const [first = new Float32Array(), second = new Float32Array()] = contexts;
    const [before] = await ask([first, second]);
    const [after, other] = await ask([first, second.map((change) => 3 * change)]);
    expect(after).toEqual(before);
    expect(other).not.toEqual((await ask([first, second]))[1]);
  });
});

describe("a lesson", () => {
  beforeAll(startBackend);

  it("lowers the loss of what it teaches, for each origin by itself", async () => {
    const trained = await readWeights(perceptron.shapes);
    const weights = mapWeights(perceptron.shapes, (name, shape) => tf.tensor2d(trained[name], [...shape]));
    const readHidden: ReadHidden = (rows) => perceptronHidden<tf.Tensor>(tensorOps, weights, rows);
    // Both pasts are followed by a storm that neither foresees.
    const lessons = contexts.slice(0, 2).map((window) => {
      const { context } = rolledBack(window, STEPS);
      const size = 4 * Math.max(...context.subarray(CONTEXT_BARS - 20).map(Math.abs));
      return {
        context,
        outcome: Float32Array.from({ length: STEPS }, (_, step) => (step % 2 ? size : -size)),
      };
    });
    let layers: LastLayers = {
      last: tf.tile(tf.expandDims(weights.last, 0), [2, 1, 1]),
      lastBias: tf.tile(weights.lastBias, [2, 1]),
    };
    const levels = (): readonly number[] => {
      const read = readHidden(stacked(lessons.map(({ context }) => context)));
      const { outputs } = readThrough(layers, read);
      // The first column is the level of log-volatility.
      return [0, 1].map((origin) => Number(outputs.dataSync()[origin * PARAMETERS]));
    };
    const before = levels();
    const deviates = randomFrom("lesson");
    const values = Array.from({ length: 2 * 16 * NOISE }, () => deviates.normal());
    const noise = tf.tensor3d(values, [2, 16, NOISE]);
    for (let step = 0; step < 5; step += 1) layers = learn(layers, readHidden, lessons, noise, 0.02);
    for (const [origin, level] of levels().entries())
      expect(level).toBeGreaterThan(Number(before[origin]) + 0.1);
  });
});

describe("the file of weights", () => {
  it("is refused when it is missing or another", async () => {
    const file = (name: string): URL =>
      new URL(`../../../../../subnets/price-prediction/models/${name}`, import.meta.url);
    await expect(readWeights(perceptron.shapes, file("none.json"))).rejects.toMatchObject({ code: "SK3853" });
    await expect(readWeights(perceptron.shapes, file("paths.golden.json"))).rejects.toMatchObject({
      code: "SK3854",
    });
  });
});
