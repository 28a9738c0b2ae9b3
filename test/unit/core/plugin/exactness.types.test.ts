import { Type } from "@sinclair/typebox";
import { expectTypeOf } from "expect-type";
import { expect, it } from "vitest";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import type { RequestedHyperparameters } from "../../../../core/plugin/hyperparameterKinds.js";
import { onnx, tfjs } from "../../../../core/plugin/models.js";
import type { Needs } from "../../../../core/plugin/needs.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";
import type { Hyperparameters } from "../../../../core/registry/hyperparameterTable.js";
import { codeOf } from "./contracts.js";

// This file is checked by the compiler: each @ts-expect-error fails the type check when the mistake below it compiles.

const sha256 = "0".repeat(64);
const Word = Type.String({ maxLength: 9 });
const exchange = { request: Word, response: Word, timeoutMs: 1, streaming: false } as const;
const rest = {
  id: "echo",
  version: "1.0.0",
  summary: "Miners repeat a word.",
  task: exchange,
  models: {},
  profiles: { plain: Type.Object({}) },
  hyperparameters: {},
} as const;

expectTypeOf<RequestedHyperparameters>().toEqualTypeOf<Readonly<Partial<Hyperparameters>>>();

const whole = defineContract({
  ...rest,
  task: { ...exchange, batch: { maxItems: 8 }, commitReveal: true, maxMessageBytes: 5_000 },
  models: {
    a: onnx("./a.onnx", { sha256, batch: { maxItems: 8, maxWaitMs: 1 }, licence: "MIT", session: "thread" }),
    b: tfjs("./b/model.json", { sha256, inputs: { any: Tensor({ dtype: "float32", shape: [1] }) } }),
    c: { runtime: "onnx", path: "./c.onnx", sha256, batch: { maxItems: 8, maxWaitMs: 1 } },
  },
  hyperparameters: { tempo: 20, minBurn: 1n, yuma3: false, recycleOrBurn: "recycle" },
  needs: { workers: true, folder: true, memoryMb: 100 },
  clients: { perMinute: 60, burst: 20, budgetPerHour: 3_600 },
});
expectTypeOf(whole.hyperparameters.tempo).toEqualTypeOf<20>();
expectTypeOf(whole.needs.folder).toEqualTypeOf<true>();

const open = (
  spec: ContractSpec,
  needs: Needs | undefined,
  more: Partial<Hyperparameters>,
): ContractSpec[] => [
  defineContract(spec),
  defineContract({ ...spec, ...(needs && { needs }), hyperparameters: { ...more, tempo: 5 } }),
];

const mistakes: readonly (() => unknown)[] = [
  // @ts-expect-error no such field of a contract
  () => defineContract({ ...rest, need: {} }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error no such field of a task
      task: { ...exchange, batches: { maxItems: 8 } },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error no such field of a batch
      task: { ...exchange, batch: { maxItems: 8, minItems: 1 } },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error a batch does not stream
      task: { ...exchange, streaming: true, batch: { maxItems: 8 } },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error nor does what is committed to
      task: { ...exchange, streaming: true, commitReveal: true },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error no such need
      needs: { folders: true },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error no such need, beside one that there is
      needs: { folder: true, memoryMB: 100 },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error no such allowance
      clients: { perMinute: 60, burst: 20, budgetPerHour: 3_600, perDay: 1 },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error no such hyperparameter
      hyperparameters: { tempoo: 20 },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error no such hyperparameter, beside one that there is
      hyperparameters: { tempo: 20, Kappa: 5 },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error amounts are bigint
      hyperparameters: { minBurn: 5 },
    }),
  () =>
    defineContract({
      ...rest,
      // @ts-expect-error no such word
      hyperparameters: { recycleOrBurn: "keep" },
    }),
  () =>
    defineContract({
      ...rest,
      models: {
        // @ts-expect-error no such field of a model
        a: { runtime: "onnx", path: "./a.onnx", sha256, license: "MIT" },
      },
    }),
  () =>
    defineContract({
      ...rest,
      models: {
        // @ts-expect-error no such field of a model's batches
        a: { runtime: "onnx", path: "./a.onnx", sha256, batch: { maxItems: 8, maxWaitMs: 1, maxRows: 1 } },
      },
    }),
  // @ts-expect-error no such option of a model
  () => defineContract({ ...rest, models: { a: onnx("./a.onnx", { sha256, license: "MIT" }) } }),
  // @ts-expect-error no such option of a model
  () => defineContract({ ...rest, models: { a: tfjs("./a.json", { sha256, output: {} }) } }),
  () =>
    defineContract({
      ...rest,
      models: {
        // @ts-expect-error no such field of a model's batches
        a: onnx("./a.onnx", { sha256, batch: { maxItems: 8, maxWaitMs: 1, maxRows: 1 } }),
      },
    }),
];

it("refuses when it runs what the compiler refuses", () => {
  for (const mistake of mistakes) expect(codeOf(mistake), String(mistake)).toMatch(/^SK13(02|05|09|10)$/);
});

it("leaves contracts alone whose types are open", () => {
  expect(open(whole, { folder: true }, { kappa: 7 }).map((each) => each.hyperparameters)).toEqual([
    whole.hyperparameters,
    { kappa: 7, tempo: 5 },
  ]);
});
