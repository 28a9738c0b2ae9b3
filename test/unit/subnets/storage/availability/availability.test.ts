import { readFile } from "node:fs/promises";
import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { createModelLoaders } from "../../../../../core/plugin/modelLoaders.js";
import { createOnnxRuntime } from "../../../../../plugins/models-onnx/createOnnxRuntime.js";
import { brierScore, drawRows, historyAt } from "../../../../../subnets/storage/availability/drawRows.js";
import { predictorOf } from "../../../../../subnets/storage/availability/expectedAvailability.js";
import { FEATURES, featureRows, featuresOf } from "../../../../../subnets/storage/availability/features.js";
import {
  predict,
  upMeanwhile,
  upThen,
  type Perceptron,
} from "../../../../../subnets/storage/availability/perceptron.js";
import { simulateMiner } from "../../../../../subnets/storage/availability/simulateChurn.js";
import { simulateRepair, weeklyUptime } from "../../../../../subnets/storage/availability/simulateRepair.js";
import subnet from "../../../../../subnets/storage/index.js";
import { fitPerceptron } from "../../../../../subnets/storage/training/fitPerceptron.js";
import { codeOf } from "../codeOf.js";

const models = new URL("../../../../../subnets/storage/models/", import.meta.url);
const readJson = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(name, models), "utf8"));
const shipped = async (): Promise<Perceptron> => (await readJson("availability.weights.json")) as Perceptron;

const simulate = (count: number, seed: string): Uint8Array[] => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => simulateMiner(40 * 24, random).up);
};

describe("features of a history", () => {
  it("say what a miner does, and nothing bad of one that nobody knows", () => {
    const always = Array.from({ length: 336 }, (_, hour) => ({ hour, up: true }));
    const [hours, day, , , , sinceUp, sinceDown] = featuresOf(always, 335);
    expect([hours, day, sinceUp]).toEqual([1, 1, 0]);
    expect(sinceDown).toBe(1);
    expect(featuresOf([], 10)).toHaveLength(FEATURES);
    expect([...featuresOf([], 10)].every(Number.isFinite)).toBe(true);
  });
});

describe("the shipped model", () => {
  it("gives what its weights give, through the runtime of a neuron", async () => {
    const owned = createModelLoaders(subnet, () => createOnnxRuntime());
    const model = await owned.models.availability();
    const histories = simulate(5, "golden").map((up) => historyAt(up, 500));
    const shares = await predictorOf(model)(histories, 500);
    const expected = upMeanwhile(predict(await shipped(), featureRows(histories, 500)));
    expected.forEach((share, at) => expect(shares[at]).toBeCloseTo(share, 5));
    await owned.dispose();
  });

  it("gives what it gave when it was trained", async () => {
    const golden = (await readJson("golden.json")) as { features: number[]; probabilities: number[] };
    const outputs = predict(await shipped(), Float32Array.from(golden.features));
    golden.probabilities.forEach((probability, at) => expect(outputs[at]).toBeCloseTo(probability, 6));
  });

  it("beats plain uptime on miners that it has never seen", async () => {
    const rows = drawRows(simulate(60, "unseen"), 20, randomFrom("rows"));
    const outcomes = upThen(rows.outcomes);
    const model = brierScore(upThen(predict(await shipped(), rows.features)), outcomes);
    expect(model).toBeLessThan(0.7 * brierScore(rows.uptimes, outcomes));
  });
});

describe("fitting", () => {
  it("repeats, and improves on weights that know nothing", async () => {
    const rows = drawRows(simulate(30, "fit"), 10, randomFrom("rows"));
    const options = { epochs: 2, learningRate: 0.01, seed: 3 };
    const once = await fitPerceptron(rows, options);
    expect(await fitPerceptron(rows, options)).toEqual(once);
    const lossOf = (layers: Perceptron): number => brierScore(predict(layers, rows.features), rows.outcomes);
    const more = await fitPerceptron(rows, { ...options, epochs: 6, initial: once });
    expect(lossOf(more)).toBeLessThan(lossOf(once));
  }, 60_000);

  it("refuses too little to learn from", async () => {
    const rows = drawRows(simulate(2, "few"), 3, randomFrom("rows"));
    expect(await codeOf(() => fitPerceptron(rows, { epochs: 1, learningRate: 0.01, seed: 1 }))).toBe(
      "SK4140",
    );
  });
});

describe("repair in a simulated network", () => {
  it("keeps chunks readable by moving shards, and costs nothing where nobody leaves", () => {
    const run = {
      dataShards: 2,
      parityShards: 2,
      chunks: 10,
      from: 100,
      until: 400,
      everyHours: 12,
      margin: 1,
    };
    const steady = Array.from({ length: 10 }, () => new Uint8Array(400).fill(1));
    expect(simulateRepair(steady, run, weeklyUptime, randomFrom("run"))).toEqual({
      trafficShards: 0,
      unavailable: 0,
      lost: 0,
    });
    const leaving = steady.map((up, uid) =>
      uid < 4 ? up.map((_, hour) => (hour < 150 + 60 * uid ? 1 : 0)) : up,
    );
    const repaired = simulateRepair(leaving, run, weeklyUptime, randomFrom("run"));
    expect(repaired.trafficShards).toBeGreaterThan(0);
    expect(repaired.lost).toBe(0);
  });
});
