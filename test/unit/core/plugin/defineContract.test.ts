import { Type, type TSchema } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { assertContract } from "../../../../core/plugin/assertContract.js";
import { onnx, tfjs } from "../../../../core/plugin/models.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";
import { changed, closed, codeOf, messageOf, nextOf, sumContract } from "./contracts.js";

const sha256 = "0123456789abcdef".repeat(4);
const refuse = (fields: Readonly<Record<string, unknown>>) => (): void => assertContract(changed(fields));
const task = (fields: object): Readonly<Record<string, unknown>> => ({
  task: { ...sumContract.task, ...fields },
});

describe("a contract", () => {
  it("is returned as it was written", () => {
    expect(sumContract.id).toBe("row-sums");
    expect(() => assertContract(sumContract)).not.toThrow();
  });

  it("has an id of lower-case words", () => {
    for (const id of ["", "A", "a_b", "a--b", "-a", "a-", "1a", "a b", "ä", "a".repeat(65), 7, undefined]) {
      expect(codeOf(refuse({ id })), String(id)).toBe("SK1300");
    }
    for (const id of ["a", "a1-b2", "a".repeat(64)]) expect(refuse({ id }), id).not.toThrow();
  });

  it("has a semantic version", () => {
    for (const version of ["1", "1.0", "v1.0.0", "", 1]) expect(codeOf(refuse({ version }))).toBe("SK1301");
  });

  it("has the fields of a contract, of their kinds", () => {
    const wrong: object[] = [
      { summary: " " },
      { extra: 1 },
      { task: undefined },
      task({ timeoutMs: 0 }),
      task({ timeoutMs: 1.5 }),
      task({ timeoutMs: Infinity }),
      task({ streaming: "no" }),
      task({ secrets: Type.Null() }),
      task({ batch: { maxItems: 0 } }),
      task({ batch: { maxItems: 8, minItems: 1 } }),
      task({ commitReveal: "yes" }),
      task({ maxMessageBytes: 1_023 }),
      task({ maxMessageBytes: 6_000_001 }),
      task({ maxMessageBytes: 2_000.5 }),
      { models: [] },
      { profiles: {} },
      { profiles: { neural: Type.String() } },
      { validatorSettings: Type.String() },
      { hyperparameters: null },
      { clients: { perMinute: 60, burst: 20 } },
      { clients: { perMinute: 60, burst: 0, budgetPerHour: 3_600 } },
      { clients: { perMinute: 60, burst: 20, budgetPerHour: 3_600, perDay: 1 } },
    ];
    for (const fields of wrong) expect(codeOf(refuse({ ...fields })), JSON.stringify(fields)).toBe("SK1302");
  });

  it("asks for hyperparameters that there are, each of its kind", () => {
    for (const name of ["tempoo", "Tempo", "toString", "__proto"]) {
      expect(codeOf(refuse({ hyperparameters: { [name]: 5 } })), name).toBe("SK1310");
    }
    expect(messageOf(refuse({ hyperparameters: { tempoo: 5 } }))).toContain('"tempo"');
    const wrong = [{ tempo: 5n }, { tempo: 0.5 }, { minBurn: 5 }, { yuma3: 1 }, { recycleOrBurn: "keep" }];
    for (const hyperparameters of wrong) {
      expect(codeOf(refuse({ hyperparameters })), Object.keys(hyperparameters)[0]).toBe("SK1302");
    }
    expect(
      refuse({ hyperparameters: { tempo: 5, minBurn: 5n, yuma3: true, recycleOrBurn: "recycle" } }),
    ).not.toThrow();
  });

  it("names the field that was probably meant", () => {
    expect(messageOf(refuse(task({ timeoutMS: 5 })))).toContain('"timeoutMs"');
    expect(messageOf(refuse({ needs: { memory: 5 } }))).toContain("memoryMb");
    const model = { ...onnx("./a.onnx", { sha256 }), license: "MIT" };
    expect(codeOf(refuse({ models: { a: model } }))).toBe("SK1302");
    expect(messageOf(refuse({ models: { a: model } }))).toContain('"licence"');
  });

  it("has schemas that something can meet, and names the place where nothing can", () => {
    const byHand = (tensorOptions: object): unknown => ({ type: "object", tensor: tensorOptions });
    const wrong: readonly (readonly [fields: object, path: string])[] = [
      [task({ request: byHand({ dtype: "float32", shape: [-1] }) }), "task.request says: shape[0]"],
      [
        task({
          secret: Type.Object(
            { a: Type.Array(Type.Unsafe(byHand({ dtype: "half", shape: [] }) as object), { maxItems: 2 }) },
            closed,
          ),
        }),
        "task.secret.a[] says: dtype",
      ],
      [task({ response: Type.Integer({ minimum: 5, maximum: 4 }) }), "task.response says: minimum 5"],
      [task({ response: Type.Integer({ minimum: 0.2, maximum: 0.8 }) }), "task.response says: minimum 0.2"],
      [
        task({ response: Type.Number({ exclusiveMinimum: 5, maximum: 5 }) }),
        "task.response says: exclusiveMinimum 5",
      ],
      [
        task({ response: Type.Integer({ minimum: 4, exclusiveMaximum: 4 }) }),
        "task.response says: minimum 4 and exclusiveMaximum 4",
      ],
      [
        task({ response: Type.Integer({ exclusiveMinimum: 4, exclusiveMaximum: 5 }) }),
        "task.response says: exclusiveMinimum 4",
      ],
      [task({ response: Type.String({ minLength: 9, maxLength: 8 }) }), "task.response says: minLength 9"],
      [
        { profiles: { a: Type.Object({ draws: Type.Integer({ default: "x" }) }) } },
        'profiles.a.draws says: the default "x"',
      ],
      [
        { profiles: { a: Type.Object({ in: Type.Object({ n: Type.Number({ maximum: 1, default: 2 }) }) }) } },
        "profiles.a.in.n says",
      ],
      [
        {
          profiles: {
            a: Type.Object({ mode: Type.Union([Type.Literal("a"), Type.Literal("b")], { default: "c" }) }),
          },
        },
        "profiles.a.mode says",
      ],
      [
        { validatorSettings: Type.Object({ url: Type.String({ minLength: 1, default: "" }) }) },
        "validatorSettings.url says",
      ],
      [
        {
          models: {
            m: {
              ...onnx("./a.onnx", { sha256 }),
              inputs: { x: byHand({ dtype: "uint8", shape: [1], max: -1 }) },
            },
          },
        },
        "models.m.inputs.x says: min",
      ],
    ];
    for (const [fields, path] of wrong) {
      const refused = refuse({ ...fields });
      expect(codeOf(refused), path).toBe("SK1312");
      expect(messageOf(refused)).toContain(path);
    }
    const right = Type.Object({
      inside: Type.Number({ exclusiveMinimum: 4, exclusiveMaximum: 5 }),
      five: Type.Integer({ exclusiveMinimum: 4, exclusiveMaximum: 5.5 }),
      draws: Type.Integer({ default: 3 }),
      mode: Type.Union([Type.Literal("a"), Type.Literal("b")], { default: "b" }),
      inner: Type.Object({ n: Type.Number({ default: 1 }) }, { default: {} }),
      list: Type.Array(Type.Integer(), { default: [1] }),
    });
    expect(refuse({ profiles: { a: right } })).not.toThrow();
  });

  it("has schemas that a check can be made of, settings included", () => {
    const date = Type.String({ format: "date-time", maxLength: 40 });
    const bad = Type.String({ pattern: "(", maxLength: 9 });
    const wrong: [Readonly<Record<string, unknown>>, string][] = [
      [
        task({ request: Type.Object({ at: date }, closed) }),
        'task.request.at: there is no format "date-time".',
      ],
      [
        task({ response: Type.Array(Type.Object({ word: bad }, closed), { maxItems: 2 }) }),
        "task.response[].word: Invalid regular expression: /(/u: Unterminated group.",
      ],
      [task({ secret: Type.Union([Type.Null(), date]) }), 'task.secret: there is no format "date-time".'],
      [
        task({ outcome: Type.Unsafe({ type: "boolean", nonsense: 1 }) }),
        'task.outcome: there is no keyword "nonsense"',
      ],
      [
        { profiles: { a: Type.Object({ inner: Type.Object({ at: date }) }) } },
        "profiles.a.inner.at: there is no format",
      ],
      [
        { validatorSettings: Type.Object({ word: Type.String({ pattern: "[" }) }) },
        "validatorSettings.word: Invalid",
      ],
      [
        { validatorSettings: Type.Object({ by: Type.Record(Type.String({ pattern: "(" }), Type.Null()) }) },
        "validatorSettings.by: Invalid",
      ],
      [
        {
          validatorSettings: Type.Object({
            by: Type.Record(Type.String(), Type.Null(), { propertyNames: Type.String({ format: "email" }) }),
          }),
        },
        'validatorSettings.by.*: there is no format "email"',
      ],
    ];
    for (const [fields, place] of wrong) {
      const refused = refuse(fields);
      expect(codeOf(refused), place).toBe("SK1313");
      expect(messageOf(refused)).toContain(`row-sums: nothing can be checked by the schema at ${place}`);
    }
    const right = Type.String({ pattern: "^[a-z]+$", maxLength: 9 });
    expect(refuse(task({ secret: right }))).not.toThrow();
  });

  it("has answers travel in one way: as batches, committed to, both, or in parts", () => {
    const batch = { maxItems: 65_536 };
    for (const fields of [
      { batch },
      { commitReveal: true },
      { batch, commitReveal: true },
      { streaming: true },
    ]) {
      expect(refuse(task({ ...fields, maxMessageBytes: 6_000_000 }))).not.toThrow();
    }
    expect(codeOf(refuse(task({ batch, streaming: true })))).toBe("SK1309");
    expect(codeOf(refuse(task({ commitReveal: true, streaming: true })))).toBe("SK1309");
  });

  it("names profiles and models by identifiers", () => {
    for (const name of ["Neural", "1st", "a b", "__proto__x", "a".repeat(33)]) {
      expect(codeOf(refuse({ profiles: { [name]: Type.Object({}) } })), name).toBe("SK1304");
      expect(codeOf(refuse({ models: { [name]: onnx("./a.onnx", { sha256 }) } })), name).toBe("SK1304");
    }
  });

  it("pins each model below its own folder", () => {
    const good = [onnx("./models/a.onnx", { sha256 }), tfjs("models/model.json", { sha256 })];
    for (const model of good) expect(refuse({ models: { model } })).not.toThrow();
    const bad: object[] = [
      onnx("./a.onnx", { sha256: sha256.toUpperCase() }),
      onnx("./a.onnx", { sha256: sha256.slice(1) }),
      onnx("../a.onnx", { sha256 }),
      onnx("models/../../a.onnx", { sha256 }),
      onnx("/a.onnx", { sha256 }),
      onnx("C:\\a.onnx", { sha256 }),
      onnx("https://a/b.onnx", { sha256 }),
      onnx("", { sha256 }),
      { ...good[0], runtime: "torch" },
      { ...good[0], path: undefined },
      { ...good[0], sha256: undefined },
    ];
    for (const model of bad)
      expect(codeOf(refuse({ models: { model } })), JSON.stringify(model)).toBe("SK1305");
    const more = (fields: object) => refuse({ models: { model: { ...good[0], ...fields } } });
    expect(more({ licence: "MIT", batch: { maxItems: 8, maxWaitMs: 2 } })).not.toThrow();
    for (const session of ["process", "thread"]) expect(more({ session })).not.toThrow();
    for (const fields of [
      { session: "network" },
      { licence: "" },
      { licence: 5 },
      { batch: { maxItems: 1, maxWaitMs: 0 } },
      { batch: { maxItems: 8, maxWaitMs: -1 } },
      { batch: { maxItems: 8, maxWaitMs: Number.NaN } },
      { batch: { maxItems: 8 } },
    ]) {
      expect(codeOf(more(fields)), JSON.stringify(fields)).toBe("SK1305");
    }
    expect(codeOf(more({ batch: { maxItems: 8, maxWaitMs: 0, rows: 1 } }))).toBe("SK1302");
    expect(codeOf(refuse({ models: { model: null } }))).toBe("SK1302");
  });
});

describe("the schemas of a contract", () => {
  const text = Type.String({ maxLength: 9 });
  const listOf = (items: unknown, bounds: object): TSchema =>
    Type.Unsafe({ type: "array", items, ...bounds });

  it.each([
    ["an open object", Type.Object({}), "task.request"],
    ["an open object inside", Type.Object({ a: Type.Object({ b: text }) }, closed), "task.request.a"],
    ["an array without bound", Type.Object({ list: Type.Array(text) }, closed), "task.request.list"],
    ["a text without bound", Type.Array(Type.String(), { maxItems: 3 }), "task.request[]"],
    ["a part of a tuple", Type.Tuple([text, Type.String()]), "task.request[1]"],
    ["a branch of a union", Type.Object({ a: Type.Union([text, Type.String()]) }, closed), "task.request.a"],
    ["a part of an intersection", Type.Intersect([Type.Object({}, closed), Type.Object({})]), "task.request"],
    ["a record without bound", Type.Record(text, text, { ...closed, propertyNames: text }), "task.request"],
    [
      "a record of names without bound",
      Type.Record(text, text, { ...closed, maxProperties: 3 }),
      "task.request",
    ],
    [
      "a value of a record",
      Type.Record(text, Type.String(), { ...closed, propertyNames: text, maxProperties: 3 }),
      "task.request.*",
    ],
    ["a text that may be infinite", Type.String({ maxLength: Infinity }), "task.request"],
    ["a list that may be infinite", Type.Array(text, { maxItems: Infinity }), "task.request"],
    [
      "a record that may be infinite",
      Type.Record(text, text, { ...closed, propertyNames: text, maxProperties: Infinity }),
      "task.request",
    ],
    ["what a tuple does not name", listOf([text], { maxItems: 2 }), "task.request"],
    ["items of any kind", listOf(undefined, { maxItems: 2 }), "task.request"],
    ["a literal that is none", Type.Unsafe({ type: "string", const: undefined }), "task.request"],
    ["anything", Type.Any(), "task.request"],
    ["something unknown", Type.Object({ a: Type.Optional(Type.Unknown()) }, closed), "task.request.a"],
    ["a date", Type.Date(), "task.request"],
    ["bytes", Type.Uint8Array(), "task.request"],
    ["a bigint", Type.Object({ amount: Type.BigInt() }, closed), "task.request.amount"],
    [
      "a reference",
      Type.Recursive((self) => Type.Object({ next: Type.Optional(self) }, closed)),
      "task.request.next",
    ],
    ["no schema", undefined, "task.request"],
  ])("may not hold %s", (_, request, path) => {
    expect(codeOf(refuse(task({ request })))).toBe("SK1303");
    expect(messageOf(refuse(task({ request })))).toContain(` at ${path}: `);
  });

  it("are refused with every place that has the same defect", () => {
    const open = Type.Object({ a: Type.String(), list: Type.Array(Type.String(), { maxItems: 2 }) }, closed);
    const message = messageOf(refuse(task({ request: open, secret: Type.String() })));
    expect(message).toContain(" at task.request.a, task.request.list[] and task.secret: the text");
  });

  it("are refused with what to write instead", () => {
    const fixes: readonly (readonly [TSchema, string])[] = [
      [Type.String(), "Type.String({ maxLength"],
      [Type.Array(text), "maxItems"],
      [Type.Record(text, text, { ...closed, propertyNames: text }), "maxProperties"],
      [Type.Record(text, text, { ...closed, maxProperties: 3 }), "propertyNames: Type.String({ maxLength"],
      [Type.Object({}), "additionalProperties: false"],
      [Type.Intersect([Type.Object({ text }), Type.Object({ more: text })]), "Type.Composite"],
    ];
    for (const [request, fix] of fixes) expect(nextOf(refuse(task({ request }))), fix).toContain(fix);
  });

  it("may hold whatever is closed and bounded", () => {
    const request = Type.Object(
      {
        text,
        word: Type.Union([Type.Literal("a"), Type.Literal("b")]),
        number: Type.Optional(Type.Number()),
        flag: Type.Boolean(),
        nothing: Type.Null(),
        pair: Type.Tuple([Type.Integer(), text]),
        none: Type.Tuple([]),
        list: Type.Array(Type.Object({ a: text }, closed), { maxItems: 2 }),
        record: Type.Record(text, text, { ...closed, propertyNames: text, maxProperties: 3 }),
        tensor: Tensor({ dtype: "uint8", shape: [{ max: 9 }] }),
      },
      closed,
    );
    expect(refuse(task({ request }))).not.toThrow();
  });

  it("are all checked, those that are left out excepted", () => {
    for (const name of ["response", "secret", "outcome"]) {
      expect(messageOf(refuse(task({ [name]: Type.String() })))).toContain(`task.${name}`);
    }
    expect(codeOf(refuse(task({ response: undefined })))).toBe("SK1303");
  });
});
