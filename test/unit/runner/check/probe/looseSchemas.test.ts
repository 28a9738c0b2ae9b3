import { Type, type TSchema } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../../core/plugin/contract.js";
import { defineContract } from "../../../../../core/plugin/defineContract.js";
import { Tensor } from "../../../../../core/plugin/tensorSchema.js";
import { looseSchemas } from "../../../../../runner/check/probe/looseSchemas.js";
import { contract as pricePrediction } from "../../../../../subnets/price-prediction/contract.js";
import { contract as proteinFolding } from "../../../../../subnets/protein-folding/contract.js";
import { contract as storage } from "../../../../../subnets/storage/contract.js";
import { contract as template } from "../../../../../runner/templates/subnet/src/contract.js";
import { contract as batches } from "../../../../../docs/examples/batches.js";
import { contract as commitReveal } from "../../../../../docs/examples/commitReveal.js";
import { contract as delayedOutcomes } from "../../../../../docs/examples/delayedOutcomes.js";
import { contract as profiles } from "../../../../../docs/examples/profiles.js";
import { contract as remembering } from "../../../../../docs/examples/remembering.js";
import { repeatContract } from "../../../../fixtures/subnets/repeatSubnet.js";
import { contract as streaming } from "../../../../../docs/examples/streaming.js";
import { contract as typed } from "../../../../fixtures/subnets/typed/contract.js";
import { contract as withModels } from "../../../../fixtures/subnets/with-models/contract.js";
import { wordsContract } from "../../../../fixtures/subnets/wordsSubnet.js";

const closed = { additionalProperties: false };
const message = Type.Object({ word: Type.String({ maxLength: 9 }) }, closed);

const contractWith = (
  fields: Partial<ContractSpec>,
  task: Partial<ContractSpec["task"]> = {},
): ContractSpec =>
  defineContract({
    id: "loose",
    version: "1.0.0",
    summary: "Has schemas.",
    task: { request: message, response: message, timeoutMs: 500, streaming: false, ...task },
    models: {},
    profiles: { plain: Type.Object({}) },
    hyperparameters: {},
    ...fields,
  });

const settings = (field: TSchema): ContractSpec =>
  contractWith({ profiles: { plain: Type.Object({ field }) } });
const pathsOf = (contract: ContractSpec): readonly string[] =>
  looseSchemas(contract).flatMap(({ paths }) => paths);

describe("looseSchemas", () => {
  it("looks at the numbers of every schema that a contract has", () => {
    const loose = Type.Object({ n: Type.Number({ minimum: 0 }) }, closed);
    const contract = contractWith(
      { profiles: { plain: loose, other: loose }, validatorSettings: loose },
      { request: loose, response: loose, secret: loose, outcome: loose },
    );
    expect(pathsOf(contract)).toEqual([
      "task.request.n",
      "task.response.n",
      "task.secret.n",
      "task.outcome.n",
      "profiles.plain.n",
      "profiles.other.n",
      "validatorSettings.n",
    ]);
  });

  it("tells one defect once, with all its places", () => {
    const count = Type.Integer({ minimum: 0 });
    const secret = Type.Object({ a: count, b: count, text: Type.Array(count, { maxItems: 3 }) }, closed);
    const outcome = Type.Object({ price: Tensor({ dtype: "float32", shape: [4] }) }, closed);
    expect(looseSchemas(contractWith({}, { secret, outcome }))).toMatchObject([
      {
        paths: ["task.secret.a", "task.secret.b", "task.secret.text[]"],
        reason: "the number has no finite maximum",
      },
      { paths: ["task.outcome.price"] },
    ]);
  });

  it.each([
    ["a text", Type.String(), "profiles.plain.field"],
    ["a list", Type.Array(Type.Boolean()), "profiles.plain.field"],
    ["an item", Type.Array(Type.String(), { maxItems: 3 }), "profiles.plain.field[]"],
    ["a default", Type.String({ default: "" }), "profiles.plain.field"],
    ["an optional text", Type.Optional(Type.String()), "profiles.plain.field"],
    ["a branch", Type.Union([Type.Null(), Type.String()]), "profiles.plain.field"],
    ["anything", Type.Any(), "profiles.plain.field"],
    ["the unknown", Type.Unknown(), "profiles.plain.field"],
    [
      "an object that is open by its own word",
      Type.Object({}, { additionalProperties: true }),
      "profiles.plain.field",
    ],
    ["an intersection", Type.Intersect([Type.Object({}), Type.Object({})]), "profiles.plain.field"],
    [
      "a record of names without bound",
      Type.Record(Type.String(), Type.Boolean(), { maxProperties: 3 }),
      "profiles.plain.field",
    ],
  ])("finds in settings %s without bound", (_, field, path) => {
    const found = new Set(pathsOf(settings(field)));
    expect([...found]).toEqual([path]);
  });

  it("knows that settings are closed when they are read", () => {
    expect(looseSchemas(settings(Type.Object({ inner: Type.Object({}) })))).toEqual([]);
  });

  it("finds nothing in a bundled subnet, the template or an example", () => {
    const examples = [batches, commitReveal, delayedOutcomes, profiles, remembering, streaming];
    const others = [repeatContract, wordsContract, typed, withModels];
    for (const contract of [pricePrediction, proteinFolding, storage, template, ...examples, ...others])
      expect(looseSchemas(contract), contract.id).toEqual([]);
  });
});
