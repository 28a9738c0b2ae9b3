import { createDevnet, createMinerHarness, createValidatorHarness } from "subnetkit/testing";
import { describe, expect, it } from "vitest";
import subnet from "../src/index.js";
import { HISTORY } from "../src/wave.js";

describe("one neuron alone", () => {
  it("answers with the last value, times the factor of its settings", async () => {
    const miner = await createMinerHarness(subnet, "lastValue", { factor: 0.5 });
    const history = {
      dtype: "float32" as const,
      shape: [HISTORY],
      data: new Float32Array(HISTORY).fill(0.8),
    };
    expect((await miner.solve({ history })).next).toBeCloseTo(0.4, 6);
    await miner.dispose();
  });

  it("asks the same of everybody from the same seed, and scores whatever is no answer with 0", async () => {
    const validator = await createValidatorHarness(subnet);
    const { answer, missing, malformed } = validator;
    const tasks = await validator.createTasks({ height: 40 });
    expect(await validator.createTasks({ height: 40 })).toEqual(tasks);
    const [task] = tasks;
    if (!task) throw new Error("the validator makes no tasks");
    const scores = await validator.score(task, [
      answer({ next: task.secret.next }),
      missing("late"),
      malformed({ next: "a lot" }),
    ]);
    expect(scores).toEqual([1, 0, 0]);
    await validator.dispose();
  });
});

describe("a network of the subnet", () => {
  it("pays predictors more than the baseline, and those who do not look at the question least", async () => {
    const devnet = await createDevnet({
      seed: 1,
      subnets: [
        {
          subnet,
          validators: 2,
          miners: [
            // #if onnx
            { profile: "onnx", name: "onnx" },
            // #endif
            // #if tfjs
            { profile: "tfjs", name: "tfjs" },
            // #endif
            { profile: "lastValue", name: "baseline" },
            // Adversaries: code of their own in the place of the profile's.
            { profile: "lastValue", name: "constant", create: () => ({ solve: () => ({ next: 0 }) }) },
            {
              profile: "lastValue",
              name: "guessing",
              create: () => ({ solve: (_, { random }) => ({ next: 2 * random.next() - 1 }) }),
            },
          ],
        },
      ],
    });
    await devnet.epochs(3);
    const neurons = devnet.outcomes(1).at(-1)?.neurons ?? [];
    const incentiveOf = (name: string): number =>
      neurons.find((neuron) => neuron.name === `${name}-0`)?.incentive ?? Number.NaN;
    // #if onnx
    expect(incentiveOf("onnx")).toBeGreaterThan(incentiveOf("baseline"));
    // #endif
    // #if tfjs
    expect(incentiveOf("tfjs")).toBeGreaterThan(incentiveOf("baseline"));
    // #endif
    expect(incentiveOf("baseline")).toBeGreaterThan(incentiveOf("constant"));
    expect(incentiveOf("baseline")).toBeGreaterThan(incentiveOf("guessing"));
    await devnet.dispose();
  });
});
