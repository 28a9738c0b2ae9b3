import { expectTypeOf } from "expect-type";
import { expect, it } from "vitest";
import { Type } from "@sinclair/typebox";
import type { ContractSpec, TaskRequest, TaskResponse } from "../../../../core/plugin/contract.js";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { onnx } from "../../../../core/plugin/models.js";
import type {
  Answer,
  AnswerPart,
  CreateMiner,
  CreateValidator,
  Task,
  Validator,
} from "../../../../core/plugin/subnet.js";
import { tensor, type Tensor } from "../../../../core/plugin/tensor.js";
import { Tensor as TensorOf } from "../../../../core/plugin/tensorSchema.js";

// This file is checked by the compiler: each @ts-expect-error fails the type check when the mistake below it compiles.

const closed = { additionalProperties: false };
const Word = Type.Object({ word: Type.String({ maxLength: 9 }) }, closed);
const Letters = Type.Object({ letters: Type.Integer() }, closed);
type Word = { word: string };
type Letters = { letters: number };
const rest = { version: "1.0.0", summary: "Miners count letters.", hyperparameters: {} } as const;

export const batched = defineContract({
  ...rest,
  id: "batched",
  task: { request: Word, response: Letters, timeoutMs: 1, streaming: false, batch: { maxItems: 8 } },
  models: {
    counter: onnx("./counter.onnx", {
      sha256: "0".repeat(64),
      inputs: { codes: TensorOf({ dtype: "int32", shape: [{ max: 9 }] }) },
      outputs: { count: TensorOf({ dtype: "float32", shape: [1] }) },
    }),
    open: onnx("./open.onnx", { sha256: "0".repeat(64) }),
  },
  profiles: {
    plain: Type.Object({ offset: Type.Integer({ default: 0 }) }, closed),
    other: Type.Object({}, closed),
  },
});
type Batched = typeof batched;

export const streamed = defineContract({
  ...rest,
  id: "streamed",
  task: {
    request: Word,
    response: Letters,
    secret: Type.Object({ count: Type.Integer() }, closed),
    timeoutMs: 1,
    streaming: true,
  },
  models: {},
  profiles: { plain: Type.Object({}, closed) },
});
type Streamed = typeof streamed;

export const committed = defineContract({
  ...rest,
  id: "committed",
  task: { request: Word, response: Letters, timeoutMs: 1, streaming: false, commitReveal: true },
  models: {},
  profiles: { plain: Type.Object({}, closed) },
});

expectTypeOf<TaskRequest<Batched>>().toEqualTypeOf<readonly Word[]>();
expectTypeOf<TaskResponse<Batched>>().toEqualTypeOf<readonly (Letters | undefined)[]>();
expectTypeOf<TaskRequest<Streamed>>().toEqualTypeOf<Word>();
expectTypeOf<TaskResponse<typeof committed>>().toEqualTypeOf<Letters>();

const batchMiner: CreateMiner<Batched, "plain"> = async (ctx) => {
  expectTypeOf(ctx.settings).toEqualTypeOf<{ offset: number }>();
  const model = await ctx.models.counter();
  const open = await ctx.models.open();
  return {
    async solve({ word }) {
      expectTypeOf(word).toEqualTypeOf<string>();
      const codes = tensor(
        "int32",
        [word.length],
        Int32Array.from(word, (letter) => letter.charCodeAt(0)),
      );
      const { count } = await model.run({ codes });
      expectTypeOf(count).toEqualTypeOf<Tensor<"float32">>();
      // @ts-expect-error the contract declares another element type for this input
      await model.run({ codes: tensor("float32", [1], new Float32Array(1)) });
      // @ts-expect-error an input is missing
      await model.run({});
      // @ts-expect-error the contract declares no such input
      await model.run({ codes, mask: codes });
      // @ts-expect-error nor such an output
      void (await model.run({ codes })).logits;
      // A model without declared tensors takes and gives any.
      expectTypeOf((await open.run({ anything: codes })).whatever).toEqualTypeOf<Tensor | undefined>();
      return { letters: (count.data[0] ?? 0) + ctx.settings.offset };
    },
    solveBatch: (requests) => {
      expectTypeOf(requests).toEqualTypeOf<readonly Word[]>();
      return requests.map(({ word }) => (word === "" ? undefined : { letters: word.length }));
    },
  };
};

const wrongItems: CreateMiner<Batched, "other"> = () => ({
  solve: ({ word }) => ({ letters: word.length }),
  // @ts-expect-error an item of another type
  solveBatch: (requests) => requests.map(({ word }) => word),
});

const listForAnItem: CreateMiner<Batched, "other"> = () => ({
  // @ts-expect-error solve answers one item
  solve: ({ word }) => [{ letters: word.length }],
});

const batchValidator: CreateValidator<Batched> = () => ({
  createTasks: () => [{ request: [{ word: "ant" }] }],
  score: ({ request, answers }) => {
    expectTypeOf(request).toEqualTypeOf<readonly Word[]>();
    // @ts-expect-error an item may have failed
    const lengths = answers.map(({ response }) => response?.[0].letters);
    // @ts-expect-error a batch is not streamed
    void answers[0]?.parts;
    return lengths.map(() => 0);
  },
});

const namedReturn: CreateValidator<Streamed> = () => ({
  createTasks: (): readonly Task<Streamed>[] => [
    // @ts-expect-error no such field of a task: seen where the function says what it returns
    { request: { word: "ant" }, secret: { count: 3 }, scoreat: 9 },
  ],
  score: () => [],
});

const satisfied: CreateValidator<Streamed> = () => ({
  createTasks: () => [
    // @ts-expect-error no such field of a task: seen where the object says what it is
    { request: { word: "ant" }, secret: { count: 3 }, scoreat: 9 } satisfies Task<Streamed>,
  ],
  score: () => [],
});

const namedValidator = (): Validator<Streamed> => ({
  createTasks: () => [],
  score: () => [],
  // @ts-expect-error no such method of a validator: seen where the function says what it returns
  weigths: () => new Map<number, number>(),
});

const singleRequest: CreateValidator<Batched> = () => ({
  // @ts-expect-error a task of this contract is a list of requests
  createTasks: () => [{ request: { word: "ant" } }],
  score: () => [],
});

const streamValidator: CreateValidator<Streamed> = (ctx) => ({
  createTasks: () => [{ request: { word: "ant" }, secret: { count: 3 } }],
  score: ({ secret, answers }) =>
    answers.map((answer) => {
      if (answer.response === undefined) {
        // @ts-expect-error what is missing has no parts
        void answer.parts;
        return 0;
      }
      expectTypeOf(answer.parts).toEqualTypeOf<readonly AnswerPart<Letters>[]>();
      expectTypeOf(answer.parts[0]?.atMs).toEqualTypeOf<number | undefined>();
      // @ts-expect-error what is stored has to be looked at before it is used
      const former: number = ctx.state.get("former");
      return answer.response.letters === secret.count ? former : 0;
    }),
});

const committedMiner: CreateMiner<typeof committed, "plain"> = () => ({
  solve: ({ word }) => ({ letters: word.length }),
});

const streamsAnyway: CreateMiner<typeof committed, "plain"> = () => ({
  // @ts-expect-error what is committed to comes as a whole
  async *solve({ word }) {
    yield await Promise.resolve({ letters: word.length });
  },
});

it("types answers by how they travel, for a host too", () => {
  expectTypeOf<Answer<Batched>>().toExtend<Answer<ContractSpec>>();
  expectTypeOf<Answer<Streamed>>().toExtend<Answer<ContractSpec>>();
  const checked = [
    batchMiner,
    wrongItems,
    listForAnItem,
    batchValidator,
    singleRequest,
    namedReturn,
    satisfied,
    namedValidator,
    streamValidator,
    committedMiner,
    streamsAnyway,
  ];
  expect(checked.every((create) => typeof create === "function")).toBe(true);
});
