import { expectTypeOf } from "expect-type";
import { expect, it } from "vitest";
import { Type } from "@sinclair/typebox";
import type { Outcome, Request, Response, Secret, Settings } from "../../../../core/plugin/contract.js";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { defineSubnet } from "../../../../core/plugin/defineSubnet.js";
import { onnx } from "../../../../core/plugin/models.js";
import type { Model } from "../../../../core/plugin/models.js";
import type { CreateMiner, CreateValidator, Subnet, Validator } from "../../../../core/plugin/subnet.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";

// This file is checked by the compiler: each @ts-expect-error fails the type check when the mistake below it compiles.

const closed = { additionalProperties: false };
const Horizons = Type.Object({ horizons: Type.Array(Type.Integer(), { maxItems: 8 }) }, closed);
const Paths = Type.Object({ paths: Tensor({ dtype: "float32", shape: [{ max: 100 }, 4] }) }, closed);
const NeuralConfig = Type.Object({ draws: Type.Integer({ default: 100 }) });
const FhsConfig = Type.Object({ window: Type.Integer() });
const sha256 = "0".repeat(64);

export const contract = defineContract({
  id: "price-prediction",
  version: "1.0.0",
  summary: "Probabilistic price paths.",
  task: {
    request: Horizons,
    response: Paths,
    secret: Type.Object({ origin: Type.Integer() }, closed),
    outcome: Type.Array(Type.Number(), { maxItems: 8 }),
    timeoutMs: 4_000,
    streaming: false,
  },
  models: { quantile: onnx("./models/quantile.onnx", { sha256 }) },
  profiles: { neural: NeuralConfig, fhs: FhsConfig, randomWalk: Type.Object({}) },
  hyperparameters: { tempo: 20 },
});
type C = typeof contract;

export const plain = defineContract({
  id: "echo",
  version: "1.0.0",
  summary: "Miners repeat a word.",
  task: {
    request: Type.String({ maxLength: 9 }),
    response: Type.String({ maxLength: 9 }),
    timeoutMs: 1,
    streaming: true,
  },
  models: {},
  profiles: { plain: Type.Object({}) },
  hyperparameters: {},
});

expectTypeOf<Request<C>>().toEqualTypeOf<{ horizons: number[] }>();
expectTypeOf<Response<C>>().toEqualTypeOf<{ paths: Tensor<"float32"> }>();
expectTypeOf<Secret<C>>().toEqualTypeOf<{ origin: number }>();
expectTypeOf<Outcome<C>>().toEqualTypeOf<number[]>();
expectTypeOf<Settings<C, "neural">>().toEqualTypeOf<{ draws: number }>();
expectTypeOf<Secret<typeof plain>>().toEqualTypeOf<undefined>();
expectTypeOf<Outcome<typeof plain>>().toEqualTypeOf<undefined>();

const neural: CreateMiner<C, "neural"> = async (ctx) => {
  expectTypeOf(ctx.settings).toEqualTypeOf<{ draws: number }>();
  expectTypeOf(ctx.models.quantile).toEqualTypeOf<() => Promise<Model>>();
  // @ts-expect-error the contract has no such model
  void ctx.models.other;
  // @ts-expect-error that setting belongs to another profile
  void ctx.settings.window;
  return {
    async solve(request, call) {
      expectTypeOf(request).toEqualTypeOf<{ horizons: number[] }>();
      expectTypeOf(call.remainingMs).toEqualTypeOf<number>();
      // @ts-expect-error the request has no such field
      void request.assets;
      return { paths: { dtype: "float32", shape: [1, 4], data: new Float32Array(4) } };
    },
  };
};

const wrongElements: CreateMiner<C, "neural"> = () => ({
  // @ts-expect-error the response holds float32
  solve: () => ({ paths: { dtype: "float64", shape: [1, 4], data: new Float64Array(4) } }),
});

const wrongField: CreateMiner<C, "neural"> = () => ({
  // @ts-expect-error the response has no such field
  solve: () => Promise.resolve({ prices: [1] }),
});

const notStreaming: CreateMiner<C, "neural"> = () => ({
  // @ts-expect-error the contract doesn't stream
  async *solve() {
    yield { paths: { dtype: "float32", shape: [1, 4], data: new Float32Array(4) } };
  },
});

const streaming: CreateMiner<typeof plain, "plain"> = () => ({
  async *solve(request) {
    expectTypeOf(request).toEqualTypeOf<string>();
    yield request;
  },
});

const fhs: CreateMiner<C, "fhs"> = (ctx) => ({
  solve: () => ({ paths: { dtype: "float32", shape: [ctx.settings.window, 4], data: new Float32Array(4) } }),
});

// @ts-expect-error no profile of that name
export type NoSuchProfile = CreateMiner<C, "garch">;

const createValidator: CreateValidator<C> = async (ctx) => ({
  async createTasks(round) {
    expectTypeOf(round.height).toEqualTypeOf<number>();
    ctx.state.set("last", round.height);
    return [{ request: { horizons: [1] }, secret: { origin: 3 }, scoreAt: round.height + 1 }];
  },
  outcome(task, round) {
    expectTypeOf(task.secret).toEqualTypeOf<{ origin: number }>();
    return round.height < (task.scoreAt ?? 0) ? undefined : [task.secret.origin];
  },
  async score({ request, secret, outcome, answers, random }) {
    expectTypeOf(request).toEqualTypeOf<{ horizons: number[] }>();
    expectTypeOf(secret).toEqualTypeOf<{ origin: number }>();
    expectTypeOf(outcome).toEqualTypeOf<number[]>();
    // @ts-expect-error the secret has no such field
    void secret.seed;
    return answers.map((answer) => {
      // @ts-expect-error a missing answer has no response
      void answer.response.paths;
      return answer.response ? (answer.response.paths.data[0] ?? 0) * random.next() : 0;
    });
  },
});

const withoutOutcome: CreateValidator<C> =
  // @ts-expect-error the contract has an outcome, so the validator delivers it
  () => ({ createTasks: () => [], score: () => [] });

const withoutSecret: CreateValidator<C> = () => ({
  // @ts-expect-error the contract has a secret, so each task carries it
  createTasks: () => [{ request: { horizons: [1] } }],
  outcome: () => [1],
  score: () => [],
});

const plainValidator: CreateValidator<typeof plain> = () => ({
  createTasks: () => [{ request: "word" }],
  score({ outcome, secret }) {
    expectTypeOf(outcome).toEqualTypeOf<undefined>();
    expectTypeOf(secret).toEqualTypeOf<undefined>();
    return [];
  },
});

const validator = () => Promise.resolve(createValidator);
const url = import.meta.url;

const subnet = defineSubnet(contract, {
  url,
  miners: {
    neural: () => Promise.resolve(neural),
    fhs: () => Promise.resolve(fhs),
    randomWalk: () => Promise.resolve(() => ({ solve: () => ({ paths: neverRun() }) })),
  },
  validator,
});

function neverRun(): Tensor<"float32"> {
  throw new Error("This miner is only type-checked.");
}

const inComplete = () =>
  defineSubnet(contract, {
    url,
    // @ts-expect-error randomWalk is missing
    miners: { neural: () => Promise.resolve(neural), fhs: () => Promise.resolve(fhs) },
    validator,
  });

const swapped = () =>
  defineSubnet(contract, {
    url,
    miners: {
      // @ts-expect-error a miner with other settings
      neural: () => Promise.resolve(fhs),
      fhs: () => Promise.resolve(fhs),
      randomWalk: () => Promise.resolve(() => ({ solve: () => ({ paths: neverRun() }) })),
    },
    validator,
  });

const misspelled = () =>
  defineContract({
    id: "echo",
    version: "1.0.0",
    summary: "Miners repeat a word.",
    task: {
      request: Type.String({ maxLength: 9 }),
      response: Type.String({ maxLength: 9 }),
      timeoutMs: 1,
      streaming: false,
      // @ts-expect-error no such field of a task
      secrets: Type.Null(),
    },
    models: {},
    profiles: { plain: Type.Object({}) },
    hyperparameters: {},
    // @ts-expect-error no such field of a contract
    hyperparameter: {},
  });

it("lets a host hold subnets of every contract, without a cast", async () => {
  const held: readonly Subnet[] = [
    subnet,
    defineSubnet(plain, {
      url,
      miners: { plain: () => Promise.resolve(streaming) },
      validator: () => Promise.resolve(plainValidator),
    }),
  ];
  expect(held.map((each) => Object.keys(each.miners))).toEqual([["neural", "fhs", "randomWalk"], ["plain"]]);
  expectTypeOf<Validator<C>>().toExtend<Validator<Subnet["contract"]>>();
});

it("refuses at definition what the compiler refuses", () => {
  for (const mistake of [inComplete, misspelled]) expect(mistake).toThrow();
  expect([wrongElements, wrongField, notStreaming, withoutOutcome, withoutSecret, swapped]).toHaveLength(6);
});
