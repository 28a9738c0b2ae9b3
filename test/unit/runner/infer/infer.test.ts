import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { Type } from "@sinclair/typebox";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { defineSubnet } from "../../../../core/plugin/defineSubnet.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { sharedSessions } from "../../../../plugins/models-onnx/sharedSessions.js";
import { createSolver } from "../../../../runner/infer/createSolver.js";
import { infer } from "../../../../runner/infer/infer.js";
import { sampleRequest } from "../../../../runner/infer/sampleRequest.js";
import { root } from "../../../architecture/sources.js";
import { createModelFolder } from "../../../fixtures/modelFolder.js";
import { linearModel, onnxFile } from "../../../fixtures/onnxFile.js";
import subnet from "../../../fixtures/subnets/with-models/index.js";

const folder = createModelFolder();
afterAll(() => folder.remove());

const x = tensor("float32", [2, 2], Float32Array.of(1, 2, 0, -1));
const expected = tensor("float32", [2, 3], Float32Array.of(9.5, 12.25, 15.125, -3.5, -4.75, -5.875));

/** Sessions that other files of this process hold. */
let before: number;
beforeEach(() => {
  before = sharedSessions.count();
});

describe("infer", () => {
  it("answers with the miner's model, typed by the subnet, and lets go of everything", async () => {
    const { y } = await infer(subnet, { x });
    expect(y).toEqual(expected);
    expect(sharedSessions.count()).toBe(before);
  });

  it("takes settings, another profile with another runtime, and the JSON form of messages", async () => {
    const scaled = await infer(subnet, { x }, { settings: { scale: 2 } });
    expect(scaled.y.data).toEqual(expected.data.map((value) => 2 * value));
    const summed = await infer(subnet, { x }, { profile: "tfjs" });
    expect(summed.y.data).toEqual(Float32Array.of(2, 4, 0, 0, -2, 0));
    const json = { x: { dtype: "float32", shape: [1, 2], data: [1, 2] } };
    const path = join(root, "test", "fixtures", "subnets", "with-models");
    expect(await infer(path, json)).toEqual({
      y: tensor("float32", [1, 3], Float32Array.of(9.5, 12.25, 15.125)),
    });
  }, 20_000);

  it("refuses what a network would refuse", async () => {
    const wide = tensor("float32", [9, 2], new Float32Array(18));
    await expect(infer(subnet, { x: wide })).rejects.toMatchObject({ code: "SK1320" });
    await expect(infer(subnet, { x }, { profile: "none" })).rejects.toMatchObject({ code: "SK1308" });
    await expect(infer(subnet, { x }, { settings: { scale: 11 } })).rejects.toMatchObject({ code: "SK1324" });
    await expect(infer(subnet, { x }, { profile: "failing" })).rejects.toMatchObject({ code: "SK1501" });
    await expect(infer(subnet, { x }, { profile: "wrong" })).rejects.toMatchObject({ code: "SK3201" });
    await expect(infer("no-such-subnet", {})).rejects.toMatchObject({ code: "SK3300" });
  });
});

describe("a file of one's own", () => {
  const ports = (width: number) => ({
    inputs: [{ name: "x", type: "float32" as const, shape: ["n", 2] }],
    outputs: [{ name: "y", type: "float32" as const, shape: ["n", width] }],
  });
  const weights = (width: number) => [
    { name: "W", shape: [2, width], values: Array<number>(2 * width).fill(1) },
  ];
  const sums = (width: number): Uint8Array =>
    onnxFile({
      nodes: [{ op: "MatMul", inputs: ["x", "W"], outputs: ["y"] }],
      ...ports(width),
      weights: weights(width),
    });

  it("takes a model's place though its hash is another", async () => {
    const { path } = folder.write("own.onnx", sums(3));
    const { y } = await infer(subnet, { x }, { models: { linear: path } });
    expect(y.data).toEqual(Float32Array.of(3, 3, 3, -1, -1, -1));
  });

  it("is told of where the profile doesn't run that model, also when it is not there", async () => {
    const unused = infer(subnet, { x }, { profile: "tfjs", models: { linear: "/nowhere/own.onnx" } });
    await expect(unused).rejects.toMatchObject({
      code: "SK3210",
      message: "/nowhere/own.onnx was not used: the miner tfjs of with-models did not load the model linear.",
    });
  });

  it("must take and give what the contract declares, be a model, and be there", async () => {
    const narrow = folder.write("narrow.onnx", sums(2)).path;
    const broken = folder.write("broken.onnx", linearModel().subarray(0, 20)).path;
    const refusal = (file: string) => infer(subnet, { x }, { models: { linear: file } });
    await expect(refusal(narrow)).rejects.toMatchObject({ code: "SK2012" });
    // Not SK2002 and SK2000, which send to the contract: the file is not from there.
    await expect(refusal(broken)).rejects.toMatchObject({ code: "SK2014" });
    await expect(refusal(join(folder.path, "absent.onnx"))).rejects.toMatchObject({ code: "SK2014" });
    await expect(infer(subnet, { x }, { models: { other: narrow } })).rejects.toMatchObject({
      code: "SK3200",
    });
    expect(sharedSessions.count()).toBe(before);
  });
});

describe("a solver", () => {
  it("answers many requests with one session, and concurrent ones as a batch", async () => {
    const solver = await createSolver(subnet, { deterministic: true });
    const answers = await Promise.all(Array.from({ length: 5 }, () => solver.solve({ x })));
    expect(sharedSessions.count()).toBe(before + 1);
    for (const { y } of answers) expect(y).toEqual(expected);
    await solver.dispose();
    expect(sharedSessions.count()).toBe(before);
  });
});

/** Approaches a square root step by step. */
const streamed = defineContract({
  ...subnet.contract,
  id: "square-root",
  task: {
    request: Type.Object(
      { square: Type.Number({ minimum: 1, maximum: 100 }) },
      { additionalProperties: false },
    ),
    response: Type.Object(
      { root: Type.Number({ minimum: 0, maximum: 100 }) },
      { additionalProperties: false },
    ),
    timeoutMs: 1_000,
    streaming: true,
  },
  models: {},
  profiles: { newton: Type.Object({ steps: Type.Integer({ minimum: 1 }) }), exact: Type.Object({}) },
});
const streaming = defineSubnet(streamed, {
  url: import.meta.url,
  miners: {
    newton:
      async () =>
      ({ settings }) => ({
        async *solve({ square }) {
          let root = square;
          for (let step = 0; step < settings.steps; step += 1) {
            root = (root + square / root) / 2;
            yield await Promise.resolve({ root });
          }
        },
      }),
    exact: async () => () => ({ solve: async ({ square }) => ({ root: Math.sqrt(square) }) }),
  },
  validator: async () => () => ({ createTasks: () => [], score: () => [] }),
});

describe("an answer in parts", () => {
  it("is its last part, and all of them are told", async () => {
    const parts: unknown[] = [];
    const options = { settings: { steps: 12 }, onPart: (part: unknown) => void parts.push(part) };
    const { root: answer } = await infer(streaming, { square: 49 }, options);
    expect(answer).toBeCloseTo(7, 9);
    expect(parts).toHaveLength(12);
    expect(parts.at(-1)).toEqual({ root: answer });
    expect(await infer(streaming, { square: 49 }, { profile: "exact" })).toEqual({ root: 7 });
  });
});

describe("a sample", () => {
  it("needs a validator that makes tasks", async () => {
    await expect(sampleRequest(streaming, "one")).rejects.toMatchObject({ code: "SK3204" });
  });

  it("is a request of the validator's, the same for the same seed", async () => {
    const request = await sampleRequest(subnet, "one");
    expect(await sampleRequest(subnet, "one")).toEqual(request);
    expect(await sampleRequest(subnet, "other")).not.toEqual(request);
    expect((await infer(subnet, request as { x: typeof x })).y.shape).toEqual([2, 3]);
  });
});
