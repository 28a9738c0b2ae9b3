import { Type } from "@sinclair/typebox";
import { expectTypeOf } from "expect-type";
import { expect, it } from "vitest";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { defineMiner } from "../../../../core/plugin/defineMiner.js";
import { defineValidator } from "../../../../core/plugin/defineValidator.js";
import { onnx } from "../../../../core/plugin/models.js";
import type { CreateMiner, CreateValidator, Miner, Peer, Task } from "../../../../core/plugin/subnet.js";
import { tensor, type Tensor } from "../../../../core/plugin/tensor.js";
import { Tensor as TensorOf } from "../../../../core/plugin/tensorSchema.js";

// This file is checked by the compiler: each @ts-expect-error fails the type check when the mistake below it compiles.

const closed = { additionalProperties: false };
const count = { minimum: 0, maximum: 99 };
const Letters = Type.Object({ letters: Type.Integer(count) }, closed);

const contract = defineContract({
  id: "orders",
  version: "1.0.0",
  summary: "Miners count the letters of orders.",
  task: {
    request: Type.Object(
      {
        word: Type.String({ maxLength: 9 }),
        side: Type.Union([Type.Literal("buy"), Type.Literal("sell")]),
        pair: TensorOf({ dtype: "float32", shape: [2], min: 0, max: 1 }),
      },
      closed,
    ),
    response: Type.Union([
      Letters,
      Type.Object(
        { parts: Type.Array(Letters, { maxItems: 3 }), bytes: TensorOf({ dtype: "uint8", shape: [4] }) },
        closed,
      ),
    ]),
    secret: Type.Object(
      {
        count: Type.Integer(count),
        named: Type.Record(Type.String({ pattern: "^[a-z]{1,4}$" }), Letters, {
          propertyNames: Type.String({ maxLength: 4 }),
          maxProperties: 3,
          ...closed,
        }),
        note: Type.Optional(Type.String({ maxLength: 9 })),
      },
      closed,
    ),
    outcome: Type.Object({ price: Type.Number({ minimum: 0, maximum: 1 }) }, closed),
    timeoutMs: 1,
    streaming: false,
  },
  models: {
    counter: onnx("./counter.onnx", {
      sha256: "0".repeat(64),
      inputs: { codes: TensorOf({ dtype: "int32", shape: [{ max: 9 }] }) },
    }),
  },
  profiles: { plain: Type.Object({ offset: Type.Integer(count) }, closed), other: Type.Object({}, closed) },
  validatorSettings: Type.Object({ tasks: Type.Integer(count) }, closed),
  hyperparameters: {},
});

const streaming = defineContract({
  ...contract,
  id: "streaming",
  task: { request: Letters, response: Letters, timeoutMs: 1, streaming: true },
});
const batches = defineContract({
  ...contract,
  id: "batches",
  task: { request: Letters, response: Letters, timeoutMs: 1, streaming: false, batch: { maxItems: 3 } },
});

type Orders = typeof contract;
const pair = tensor("float32", [2], new Float32Array(2));
const request = { word: "ant", side: "buy", pair } as const;
const secret = { count: 3, named: { ant: { letters: 3 } } };
const score = (): number[] => [];

const shapes = defineContract({
  ...contract,
  id: "shapes",
  task: {
    request: Type.Object({ word: Type.String({ maxLength: 9 }) }, closed),
    response: Type.Union([
      Type.Object({ kind: Type.Literal("one"), letters: Type.Integer(count) }, closed),
      Type.Object(
        {
          kind: Type.Literal("two"),
          pair: Type.Tuple([Letters, Type.Object({ word: Type.String({ maxLength: 9 }) }, closed)]),
        },
        closed,
      ),
      Type.Object(
        {
          kind: Type.Literal("record"),
          named: Type.Record(Type.String({ pattern: "^[a-z]{1,4}$", maxLength: 4 }), Letters, {
            maxProperties: 3,
            propertyNames: Type.String({ maxLength: 4 }),
            ...closed,
          }),
        },
        closed,
      ),
    ]),
    timeoutMs: 1,
    streaming: false,
  },
});

const minedWell = [
  defineMiner(contract, "plain", async ({ settings, models }) => {
    expectTypeOf(settings).toEqualTypeOf<{ offset: number }>();
    const model = await models.counter();
    return {
      solve: async ({ word, side, pair: given }, { signal }) => {
        expectTypeOf(side).toEqualTypeOf<"buy" | "sell">();
        expectTypeOf(given).toEqualTypeOf<Tensor<"float32">>();
        await model.run({ codes: tensor("int32", [1], Int32Array.of(word.length)) });
        const parts = [{ letters: word.length + settings.offset }];
        return signal.aborted ? { letters: 0 } : { parts, bytes: tensor("uint8", [4], new Uint8Array(4)) };
      },
      snapshot: () => 1,
      restore: () => undefined,
      dispose: () => undefined,
    };
  }),
  defineMiner(shapes, "plain", () => ({
    solve: ({ word }) => {
      if (word === "") return { kind: "one", letters: 1 };
      if (word === "a") return { kind: "two", pair: [{ letters: 1 }, { word }] };
      return { kind: "record", named: { [word]: { letters: 1 }, b: { letters: 2 } } };
    },
  })),
  // What an instance has besides is its own; the return type says so.
  defineMiner(contract, "other", (): Miner<Orders> => new Remembering()),
  defineMiner(streaming, "plain", () => ({
    async *solve({ letters }) {
      yield await Promise.resolve({ letters });
    },
  })),
  defineMiner(batches, "plain", () => ({
    solve: ({ letters }) => ({ letters }),
    solveBatch: (requests) => requests.map((each) => (each.letters === 0 ? undefined : each)),
  })),
] as const;

class Remembering {
  readonly seen: string[] = [];

  solve({ word }: { readonly word: string }): { letters: number } {
    this.seen.push(word);
    return { letters: this.seen.length };
  }
}

const validatedWell = [
  defineValidator(contract, async ({ settings, state, models }) => {
    expectTypeOf(settings).toEqualTypeOf<{ tasks: number }>();
    await models.counter();
    return {
      createTasks: ({ height, seed, peers }) => {
        expectTypeOf(peers).toEqualTypeOf<readonly Peer[]>();
        const note = seed === "" ? {} : { note: seed };
        return Array.from({ length: settings.tasks }, () => ({
          request: { word: "ant", side: "buy", pair },
          secret: { count: 3, named: { [seed]: { letters: 1 } }, ...note },
          scoreAt: height + 1,
        }));
      },
      outcome: (task, { height }) => (height > 3 ? { price: task.secret.count } : undefined),
      score: ({ answers, outcome }) => answers.map(({ response }) => (response ? outcome.price : 0)),
      organicTask: (asked) => (asked.word === "" ? undefined : { request: asked, secret }),
      weights: () => new Map([[1, Number(state.get("weight"))]]),
      dispose: () => undefined,
    };
  }),
  defineValidator(contract, () => ({
    createTasks: (): readonly Task<Orders>[] => [{ request, secret }],
    outcome: () => undefined,
    score,
  })),
  defineValidator(streaming, () => ({ createTasks: () => [{ request: { letters: 1 }, to: [3] }], score })),
  defineValidator(batches, () => ({ createTasks: () => [{ request: [{ letters: 1 }] }], score })),
] as const;

const outcome = (): undefined => undefined;
const createTasks = (): Task<Orders>[] => [];

const minedWrongly = [
  // @ts-expect-error no such field of a response
  defineMiner(contract, "plain", () => ({ solve: () => ({ letters: 1, leters: 2 }) })),
  // @ts-expect-error the same, awaited, with a settings' field that there is
  defineMiner(contract, "plain", ({ settings }) => ({
    solve: async () => Promise.resolve({ letters: settings.offset, by: 2 }),
  })),
  // @ts-expect-error deep in one alternative of two
  defineMiner(contract, "plain", () => ({
    solve: ({ word }) =>
      word === ""
        ? { letters: 1 }
        : {
            parts: [{ letters: 1 }, { letters: 1, of: word }],
            bytes: tensor("uint8", [4], new Uint8Array(4)),
          },
  })),
  // @ts-expect-error of a record whose names are computed
  defineMiner(shapes, "plain", () => ({
    solve: ({ word }) => ({ kind: "record", named: { [word]: { letters: 1, of: 2 } } }),
  })),
  // @ts-expect-error of another member of the union than the one that is meant
  defineMiner(shapes, "plain", () => ({ solve: () => ({ kind: "one", letters: 1, pair: 2 }) })),
  // @ts-expect-error of another item of the tuple
  defineMiner(shapes, "plain", () => ({
    solve: () => ({ kind: "two", pair: [{ letters: 1, word: "a" }, { word: "b" }] }),
  })),
  // @ts-expect-error no such member of a miner
  defineMiner(contract, "plain", () => ({ solve: () => ({ letters: 1 }), disposee: () => undefined })),
  // @ts-expect-error no such field of a part
  defineMiner(streaming, "plain", () => ({
    async *solve({ letters }) {
      yield await Promise.resolve({ letters, last: true });
    },
  })),
  // @ts-expect-error no such field of an item's response
  defineMiner(batches, "plain", () => ({
    solve: ({ letters }) => ({ letters }),
    solveBatch: (requests) => requests.map(({ letters }) => ({ letters, at: 1 })),
  })),
  defineMiner(contract, "plain", ({ settings }) => ({
    // @ts-expect-error no such setting
    solve: () => ({ letters: settings.ofset }),
  })),
  defineMiner(contract, "plain", () => ({
    // @ts-expect-error no such field of a request
    solve: ({ wort }) => ({ letters: String(wort).length }),
  })),
];

const validatedWrongly = [
  // @ts-expect-error no such field of a task
  defineValidator(contract, () => ({ createTasks: () => [{ request, secret, scoreat: 9 }], outcome, score })),
  // @ts-expect-error nor where it is there only at times
  defineValidator(contract, () => ({
    createTasks: ({ height }) => [{ request, secret, ...(height > 1 && { scoreat: 9 }) }],
    outcome,
    score,
  })),
  // @ts-expect-error no such field of a request
  defineValidator(contract, () => ({
    createTasks: () => [{ request: { ...request, price: 1 }, secret }],
    outcome,
    score,
  })),
  // @ts-expect-error no such field of a secret
  defineValidator(contract, async () =>
    Promise.resolve({
      createTasks: () => Promise.resolve([{ request, secret: { ...secret, nots: "a" } }]),
      outcome,
      score,
    }),
  ),
  // @ts-expect-error no such field of what a record of the secret holds
  defineValidator(contract, () => ({
    createTasks: () => [{ request, secret: { count: 1, named: { ant: { letters: 1, of: 2 } } } }],
    outcome,
    score,
  })),
  // @ts-expect-error no such field of an outcome
  defineValidator(contract, () => ({ createTasks, outcome: () => ({ price: 1, prise: 2 }), score })),
  // @ts-expect-error no such field of a client's task
  defineValidator(contract, () => ({
    createTasks,
    outcome,
    score,
    organicTask: (asked) => ({ request: asked, secret, too: [1] }),
  })),
  // @ts-expect-error no such member of a validator
  defineValidator(contract, () => ({ createTasks, outcome, score, weigths: () => new Map() })),
  // @ts-expect-error no such field of an item
  defineValidator(batches, () => ({ createTasks: () => [{ request: [{ letters: 1, of: 2 }] }], score })),
  defineValidator(streaming, () => ({
    // @ts-expect-error a contract without a secret
    createTasks: () => [{ request: { letters: 1 }, secret: { count: 3 } }],
    score,
  })),
  // @ts-expect-error the contract has an outcome
  defineValidator(contract, () => ({ createTasks, score })),
];

it("lets a host hold what was defined", () => {
  const [miner] = minedWell;
  const [validator] = validatedWell;
  expectTypeOf(miner).toEqualTypeOf<CreateMiner<Orders, "plain">>();
  expectTypeOf(validator).toEqualTypeOf<CreateValidator<Orders>>();
  for (const create of [minedWell, validatedWell, minedWrongly, validatedWrongly].flat()) {
    expect(create).toBeTypeOf("function");
  }
});

it("leaves subnets alone whose contract isn't known", () => {
  const miner = defineMiner(contract as ContractSpec, "plain", () => ({ solve: () => ({ any: 1 }) }));
  const validator = defineValidator(contract as ContractSpec, () => ({
    createTasks: () => [{ request: { any: 1 }, secret: { any: 2 } }],
    score,
  }));
  expect([miner, validator].every((each) => typeof each === "function")).toBe(true);
});
