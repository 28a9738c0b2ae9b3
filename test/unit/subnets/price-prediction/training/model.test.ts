import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
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
import { temporal } from "../../../../../subnets/price-prediction/training/model/temporal.js";
import { onnxModel } from "../../../../../subnets/price-prediction/training/onnxModel.js";
import { runTensorModel } from "../../../../../subnets/price-prediction/training/runTensorModel.js";
import { startBackend } from "../../../../../subnets/price-prediction/training/startBackend.js";
import { writeOnnx } from "../../../../../subnets/price-prediction/training/writeOnnx.js";
import { models } from "../pathsModel.js";

const folder = new URL("../../../../../subnets/price-prediction/models/", import.meta.url);

describe.each(["paths", "temporal"] as const)("the bundled model %s", (name) => {
  it("is the file that the contract means, and small", () => {
    const bytes = readFileSync(new URL(`${name}.onnx`, folder));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(contract.models[name].sha256);
    expect(bytes.length).toBeLessThan(100_000);
  });

  it("gives the golden outputs, to 10⁻⁴", async () => {
    const golden: readonly number[] = JSON.parse(
      readFileSync(new URL(`${name}.golden.json`, folder), "utf8"),
    );
    const model = await models[name]();
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
    const model = await models[name]();
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

  it("has a card that names its hash", () => {
    expect(readFileSync(new URL(`${name}.md`, folder), "utf8")).toContain(contract.models[name].sha256);
  });
});

describe("the bundled weights", () => {
  it("of all subnets together take less than 10 MB", () => {
    const subnets = new URL("../../../../../subnets/", import.meta.url);
    const sizes = readdirSync(subnets).flatMap((subnet) => {
      const own = new URL(`${subnet}/models/`, subnets);
      return readdirSync(own).map((file) => statSync(new URL(file, own)).size);
    });
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(10_000_000);
  });
});

/** Weights larger than trained ones, so that no part of the graph is near zero. */
const strong = <Name extends string>(
  shapes: Parameters<typeof initialWeights<Name>>[0],
): ReturnType<typeof initialWeights<Name>> => {
  const random = randomFrom("strong weights");
  const initial = initialWeights(shapes, "test");
  return mapWeights(shapes, (name) => initial[name].map((value) => value + 0.2 * random.normal()));
};

describe("the two readings of a network", () => {
  beforeAll(startBackend);

  const differences = async (): Promise<readonly number[]> => {
    const [first, second] = [strong(perceptron.shapes), strong(temporal.shapes)];
    const [features, bare] = [
      await onnxModel(writeOnnx(perceptron, first)),
      await onnxModel(writeOnnx(temporal, second)),
    ];
    const found = [
      await compareRuntimes(perceptron, first, features, goldenInputs()),
      await compareRuntimes(temporal, second, bare, goldenInputs()),
    ];
    await Promise.all([features.dispose(), bare.dispose()]);
    return found;
  };

  it("agree for any weights", async () => {
    for (const difference of await differences()) expect(difference).toBeLessThan(1e-5);
  });

  it("are told apart when they differ", async () => {
    const model = await onnxModel(writeOnnx(temporal, initialWeights(temporal.shapes, "test")));
    await expect(
      compareRuntimes(temporal, strong(temporal.shapes), model, goldenInputs()),
    ).rejects.toMatchObject({ code: "SK2307" });
    await model.dispose();
  });

  it("scale with the market: returns twice as large give paths twice as large", () => {
    const { returns, noise } = goldenInputs();
    const doubled = { ...returns, data: returns.data.map((change) => 2 * change) };
    const pairs = [
      [returns, doubled].map((given) =>
        runTensorModel(perceptron, strong(perceptron.shapes), { returns: given, noise }),
      ),
      [returns, doubled].map((given) =>
        runTensorModel(temporal, strong(temporal.shapes), { returns: given, noise }),
      ),
    ];
    for (const [once, twice] of pairs) {
      const ratios = Array.from(once?.data ?? [], (value, index) => Number(twice?.data[index]) / value);
      expect(Math.max(...ratios.map((ratio) => Math.abs(ratio - 2)))).toBeLessThan(1e-3);
    }
  });
});

describe("the temporal convolution", () => {
  beforeAll(startBackend);

  it("sees every bar of the context, the oldest too", () => {
    const weights = strong(temporal.shapes);
    const { returns, noise } = goldenInputs();
    const first = returns.data.slice(0, CONTEXT_BARS);
    const pathsAfter = (change: (data: Float32Array) => void): Float32Array => {
      const data = Float32Array.from(first);
      change(data);
      const given = tensor("float32", [1, CONTEXT_BARS], data);
      const one = tensor("float32", [1, 3, NOISE], noise.data.slice(0, 3 * NOISE));
      return runTensorModel(temporal, weights, { returns: given, noise: one }).data;
    };
    const unchanged = pathsAfter(() => undefined);
    for (const bar of [0, 1, 63, 250, 437, CONTEXT_BARS - 1]) {
      expect(pathsAfter((data) => data.set([0.05], bar))).not.toEqual(unchanged);
    }
  });
});
