import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { randomFrom, tensor } from "subnetkit/plugin";
import { beforeAll, describe, expect, it } from "vitest";
import { contract } from "../../../../../subnets/price-prediction/contract.js";
import { CONTEXT_BARS, NOISE, STEPS } from "../../../../../subnets/price-prediction/sizes.js";
import { compareRuntimes } from "../../../../../subnets/price-prediction/training/compareRuntimes.js";
import { goldenInputs } from "../../../../../subnets/price-prediction/training/goldenInputs.js";
import {
  initialWeights,
  mapWeights,
} from "../../../../../subnets/price-prediction/training/model/network.js";
import { perceptron } from "../../../../../subnets/price-prediction/training/model/perceptron.js";
import { onnxModel } from "../../../../../subnets/price-prediction/training/onnxModel.js";
import { runTensorModel } from "../../../../../subnets/price-prediction/training/runTensorModel.js";
import { startBackend } from "../../../../../subnets/price-prediction/training/startBackend.js";
import { writeOnnx } from "../../../../../subnets/price-prediction/training/writeOnnx.js";
import { loadPathsModel } from "../pathsModel.js";

const models = new URL("../../../../../subnets/price-prediction/models/", import.meta.url);

describe("the bundled model", () => {
  it("is the file that the contract means, and small", () => {
    const bytes = readFileSync(new URL("paths.onnx", models));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(contract.models.paths.sha256);
    expect(bytes.length).toBeLessThan(100_000);
  });

  it("gives the golden outputs, to 10⁻⁴", async () => {
    const golden: readonly number[] = JSON.parse(readFileSync(new URL("paths.golden.json", models), "utf8"));
    const model = await loadPathsModel();
    const { increments } = await model.run({ ...goldenInputs() });
    expect(increments?.shape).toEqual([2, 3, STEPS]);
    const actual = Array.from(increments?.data ?? []);
    expect(actual).toHaveLength(golden.length);
    expect(Math.max(...actual.map((value, index) => Math.abs(value - Number(golden[index]))))).toBeLessThan(
      1e-4,
    );
    // So that a model of zeros could not pass.
    expect(Math.max(...golden.map(Math.abs))).toBeGreaterThan(0.005);
    await model.dispose();
  });

  it("takes any number of origins and paths, and answers each origin by itself", async () => {
    const model = await loadPathsModel();
    const { returns, noise } = goldenInputs();
    const both = await model.run({ returns, noise });
    const second = await model.run({
      returns: tensor("float32", [1, CONTEXT_BARS], returns.data.slice(CONTEXT_BARS)),
      noise: tensor("float32", [1, 3, NOISE], noise.data.slice(3 * NOISE)),
    });
    const expected = Array.from(both["increments"]?.data ?? []).slice(3 * STEPS);
    expect(second["increments"]?.shape).toEqual([1, 3, STEPS]);
    for (const [index, value] of Array.from(second["increments"]?.data ?? []).entries()) {
      expect(value).toBeCloseTo(Number(expected[index]), 6);
    }
    await model.dispose();
  });
});

describe("the two readings of the model", () => {
  beforeAll(startBackend);

  // Larger than trained ones, so that no part of the graph is near zero.
  const random = randomFrom("strong weights");
  const weights = mapWeights(perceptron.shapes, (name) =>
    initialWeights(perceptron.shapes, "test")[name].map((value) => value + 0.2 * random.normal()),
  );

  it("agree for any weights", async () => {
    const model = await onnxModel(writeOnnx(perceptron, weights));
    expect(await compareRuntimes(perceptron, weights, model, goldenInputs())).toBeLessThan(1e-5);
    await model.dispose();
  });

  it("are told apart when they differ", async () => {
    const model = await onnxModel(writeOnnx(perceptron, initialWeights(perceptron.shapes, "test")));
    await expect(compareRuntimes(perceptron, weights, model, goldenInputs())).rejects.toMatchObject({
      code: "SK2307",
    });
    await model.dispose();
  });

  it("scale with the market: returns twice as large give paths twice as large", () => {
    const { returns, noise } = goldenInputs();
    const doubled = { ...returns, data: returns.data.map((change) => 2 * change) };
    const once = runTensorModel(perceptron, weights, { returns, noise }).data;
    const twice = runTensorModel(perceptron, weights, { returns: doubled, noise }).data;
    expect(Math.max(...once.map((value, index) => Math.abs(Number(twice[index]) / value - 2)))).toBeLessThan(
      1e-3,
    );
  });
});
