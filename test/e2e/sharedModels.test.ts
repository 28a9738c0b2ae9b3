import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import type { ModelFile, Tensors } from "../../core/plugin/models.js";
import { tensor, type Tensor } from "../../core/plugin/tensor.js";
import type { Summary } from "../../runner/devnet/reports.js";
import { createModelRegister, type ModelRegister } from "../../runner/models/threads/modelRegister.js";
import { root } from "../architecture/sources.js";
import { countSessions } from "./countSessions.js";

const fixtures = join(root, "test", "fixtures");
const models = join(fixtures, "subnets", "with-models", "models");

/** A model, and a run of it. */
interface Example {
  readonly file: ModelFile;
  readonly inputs: Tensors;
  readonly output: Tensor;
}

const onnx: Example = {
  file: { path: join(models, "linear.onnx") },
  inputs: { x: tensor("float32", [1, 2], Float32Array.of(1, 2)) },
  output: tensor("float32", [1, 3], Float32Array.of(9.5, 12.25, 15.125)),
};
const tfjs: Example = {
  file: { path: join(models, "sum", "model.json"), kind: "tfjs" },
  inputs: {
    a: tensor("float32", [1, 2], Float32Array.of(1, 2)),
    b: tensor("float32", [1, 2], Float32Array.of(3, 5)),
  },
  output: tensor("float32", [1, 2], Float32Array.of(4, 7)),
};

interface Step {
  readonly output?: Tensor;
  readonly sessions: number;
}

/** A thread that does what it is told. */
interface Thread {
  readonly worker: Worker;
  do(step: string): Promise<Step>;
}

const threads: Thread[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()));
});

function startThread(register: ModelRegister, { file, inputs }: Example): Thread {
  const line = register.join();
  const worker = new Worker(pathToFileURL(join(fixtures, "workers", "sharesModel.mjs")), {
    workerData: { models: line, file },
    transferList: [line],
    execArgv: [],
  });
  const thread = {
    worker,
    do: async (step: string) => {
      worker.postMessage({ step, inputs });
      return ((await once(worker, "message")) as [Step])[0];
    },
  };
  threads.push(thread);
  return thread;
}

/** Two threads that have loaded the same file, the first of them first. */
async function startPair(example = onnx): Promise<readonly [Thread, Thread]> {
  const register = createModelRegister();
  const pair = [startThread(register, example), startThread(register, example)] as const;
  expect(await pair[0].do("load")).toMatchObject({ sessions: 1 });
  expect(await pair[1].do("load")).toMatchObject({ sessions: 0 });
  return pair;
}

describe("threads that load the same model", () => {
  it.each([
    ["ONNX", onnx],
    ["TF.js", tfjs],
  ])(
    "have one session of it, and the same outputs; it lasts as long as one of them needs it: %s",
    async (_, example) => {
      const [first, second] = await startPair(example);
      const { output } = example;
      expect(await first.do("run")).toEqual({ output, sessions: 1 });
      expect(await second.do("run")).toEqual({ output, sessions: 0 });
      expect(await first.do("dispose")).toMatchObject({ sessions: 1 });
      expect(await second.do("run")).toEqual({ output, sessions: 0 });
      await second.do("dispose");
      // The other thread hears of it a little later.
      while ((await first.do("count")).sessions > 0);
      expect(await second.do("load")).toMatchObject({ sessions: 1 });
    },
  );

  it("have one each where it is to be the thread's, and need no other thread", async () => {
    const example: Example = { ...onnx, file: { ...onnx.file, session: "thread" } };
    const register = createModelRegister();
    const [first, second] = [startThread(register, example), startThread(register, example)];
    expect(await first.do("load")).toMatchObject({ sessions: 1 });
    expect(await second.do("load")).toMatchObject({ sessions: 1 });
    void first.do("spin");
    expect(await second.do("run")).toEqual({ output: onnx.output, sessions: 1 });
  });

  it.each([
    ["is terminated", async ({ worker }: Thread) => void (await worker.terminate())],
    [
      "ends by itself",
      async ({ worker }: Thread) => void (worker.postMessage({ step: "end" }), await once(worker, "exit")),
    ],
  ])("go on, each for itself, when the one that has it %s", async (_, end) => {
    const [first, second] = await startPair();
    expect(await second.do("run")).toEqual({ output: onnx.output, sessions: 0 });
    await end(first);
    expect(await second.do("run")).toEqual({ output: onnx.output, sessions: 1 });
  });

  it("do not wait for one that never yields", async () => {
    const [first, second] = await startPair();
    await second.do("hurry");
    await first.do("spin");
    expect(await second.do("run")).toEqual({ output: onnx.output, sessions: 1 });
  });
});

it("subnets whose validators run the miners' model load it once, for both roles of all of them", async () => {
  const { code, stdout, stderr, sessions } = await countSessions([
    ...["dev", "--config", join(fixtures, "networks", "bothRun.json"), "--epochs", "1", "--seed", "1"],
    ...["--json", "--port", "0"],
  ]);
  expect(code, stderr).toBe(0);
  expect(sessions).toHaveLength(1);
  const { subnets, problems } = JSON.parse(stdout) as Summary;
  expect(problems).toEqual([]);
  const scores = subnets.map(({ rows }) =>
    Object.fromEntries(rows.flatMap(({ profile, meanScore }) => (profile ? [[profile, meanScore]] : []))),
  );
  expect(scores).toEqual([
    { honest: 1, off: 0 },
    { honest: 1, off: 0 },
  ]);
});
