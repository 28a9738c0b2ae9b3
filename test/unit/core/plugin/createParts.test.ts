import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { fail } from "../../../../core/primitives/errors.js";
import { createMiner } from "../../../../core/plugin/createMiner.js";
import { createValidator } from "../../../../core/plugin/createValidator.js";
import { defineSubnet } from "../../../../core/plugin/defineSubnet.js";
import { createPluginState } from "../../../../core/plugin/pluginState.js";
import { modelErrors } from "../../../../core/plugin/modelErrors.js";
import type { PluginState, Subnet, ValidatorContext } from "../../../../core/plugin/subnet.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { codeOf, sumContract } from "./contracts.js";

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const state = { get: () => undefined, set: () => undefined, delete: () => undefined };
const start = { models: {}, log, settings: {} };
const ctx: ValidatorContext<Subnet["contract"]> = { models: {}, log, settings: {}, state };

const subnet: Subnet = defineSubnet(sumContract, {
  url: import.meta.url,
  miners: {
    exact: async () => (minerCtx) => ({
      solve: () => ({ sums: tensor("float64", [1], Float64Array.of(minerCtx.settings.digits)) }),
    }),
    zero: () => Promise.reject(new Error("no such module")),
  },
  validator: async () => () => ({ createTasks: () => [], score: () => [] }),
});

it("keeps what the host remembers from being overwritten by a plugin", async () => {
  const host = createPluginState();
  host.set("role/round", 3);
  let given: PluginState | undefined;
  const validator = (ctx: { readonly state: PluginState }) => {
    given = ctx.state;
    return { createTasks: () => [], score: () => [] };
  };
  await createValidator({ ...subnet, validator: async () => validator }, { ...ctx, state: host });
  given?.set("seen", 1);
  expect([given?.get("role/round"), host.get("seen")]).toEqual([3, 1]);
  expect(codeOf(() => given?.set("role/round", 1))).toBe("SK1337");
  expect(codeOf(() => given?.delete("role/round"))).toBe("SK1337");
  expect(host.get("role/round")).toBe(3);
});

describe("createMiner", () => {
  it("gives the miner its settings, with defaults", async () => {
    const miner = await createMiner(subnet, "exact", { ...start, settings: undefined });
    expect(await miner.solve({}, undefined as never)).toEqual({
      sums: tensor("float64", [1], Float64Array.of(17)),
    });
  });

  it("refuses unknown profiles and settings before it loads anything", async () => {
    await expect(createMiner(subnet, "ones", start)).rejects.toMatchObject({ code: "SK1308" });
    await expect(createMiner(subnet, "zero", { ...start, settings: { a: 1 } })).rejects.toMatchObject({
      code: "SK1324",
    });
  });

  it("blames the subnet for code that throws or makes no miner", async () => {
    await expect(createMiner(subnet, "zero", start)).rejects.toMatchObject({
      code: "SK1373",
      message: "The miner zero of row-sums could not be loaded: no such module.",
    });
    const coded = fail(modelErrors.disposed, { file: "a.onnx" });
    const pinned = { ...subnet, miners: { zero: () => Promise.reject(coded) } };
    await expect(createMiner(pinned, "zero", start)).rejects.toBe(coded);
    for (const made of [undefined, 7, {}, { solve: true }]) {
      const odd = { ...subnet, miners: { zero: () => Promise.resolve(() => made as never) } };
      await expect(createMiner(odd, "zero", start)).rejects.toMatchObject({ code: "SK1373" });
    }
    const factory = { ...subnet, miners: { zero: () => Promise.resolve("text" as never) } };
    await expect(createMiner(factory, "zero", start)).rejects.toMatchObject({ code: "SK1373" });
  });
});

describe("a part made of a plain object", () => {
  const solve = (): { sums: ReturnType<typeof tensor> } => ({
    sums: tensor("float64", [1], Float64Array.of(1)),
  });
  const parts = { createTasks: () => [], score: () => [] };
  const made = (miner: object): Subnet => ({
    ...subnet,
    miners: { zero: () => Promise.resolve(() => miner as never) },
    validator: () => Promise.resolve(() => miner as never),
  });

  it("has no field that its kind doesn't have, and hears which was meant", async () => {
    for (const [field, meant] of [
      ["solvebatch", "solveBatch"],
      ["dispoze", "dispose"],
    ] as const) {
      const refused = createMiner(made({ solve, [field]: solve }), "zero", start);
      await expect(refused, field).rejects.toMatchObject({
        code: "SK1311",
        message: expect.stringMatching(new RegExp(`"${field}".*"${meant}"`)),
      });
    }
    for (const [field, meant] of [
      ["weigths", "weights"],
      ["outcomes", "outcome"],
    ] as const) {
      const refused = createValidator(made({ ...parts, [field]: () => new Map() }), ctx);
      await expect(refused, field).rejects.toMatchObject({
        code: "SK1311",
        message: expect.stringMatching(new RegExp(`"${field}".*"${meant}"`)),
      });
    }
    const bare = Object.assign(Object.create(null), parts, { cache: 1 });
    await expect(createValidator(made(bare), ctx)).rejects.toMatchObject({ code: "SK1311" });
  });

  it("may have every field that its kind has, and an instance of a class any", async () => {
    class Remembering {
      cache = new Map();
      solve = solve;
      createTasks = parts.createTasks;
      score = parts.score;
    }
    const dispose = (): undefined => undefined;
    const whole = { ...parts, outcome: () => 1, organicTask: dispose, weights: () => new Map(), dispose };
    expect(await createValidator(made(whole), ctx)).toBe(whole);
    expect(await createMiner(made({ solve, solveBatch: solve, dispose }), "zero", start)).toHaveProperty(
      "solve",
    );
    expect(
      await createMiner(made({ solve, snapshot: solve, restore: dispose }), "zero", start),
    ).toHaveProperty("solve");
    expect(await createMiner(made(new Remembering()), "zero", start)).toBeInstanceOf(Remembering);
    expect(await createValidator(made(new Remembering()), ctx)).toBeInstanceOf(Remembering);
  });
});

describe("createValidator", () => {
  it("creates the validator, or blames the subnet", async () => {
    expect(await createValidator(subnet, ctx)).toHaveProperty("createTasks");
    const broken = { ...subnet, validator: () => Promise.reject(new Error("no data")) };
    await expect(createValidator(broken, ctx)).rejects.toMatchObject({ code: "SK1373" });
    const odd = { ...subnet, validator: () => Promise.resolve(() => ({ createTasks: () => [] }) as never) };
    await expect(createValidator(odd, ctx)).rejects.toMatchObject({ code: "SK1373" });
  });

  it("gives the validator its settings, with defaults, and refuses others before it loads anything", async () => {
    const seen: unknown[] = [];
    const contract = {
      ...sumContract,
      validatorSettings: Type.Object({ rows: Type.Integer({ minimum: 1, default: 3 }) }),
    };
    const parts = { createTasks: () => [], score: () => [] };
    const own: Subnet = defineSubnet(contract, {
      url: import.meta.url,
      miners: {
        exact: () => Promise.reject(new Error("unused")),
        zero: () => Promise.reject(new Error("unused")),
      },
      validator:
        async () =>
        ({ settings }) => {
          seen.push(settings.rows);
          return parts;
        },
    });
    await createValidator(own, { ...ctx, settings: undefined });
    await createValidator(own, { ...ctx, settings: { rows: 5 } });
    expect(seen).toEqual([3, 5]);
    for (const settings of [{ rows: 0 }, { row: 1 }]) {
      await expect(createValidator(own, { ...ctx, settings })).rejects.toMatchObject({ code: "SK1324" });
    }
    await expect(createValidator(subnet, { ...ctx, settings: { rows: 1 } })).rejects.toMatchObject({
      code: "SK1324",
    });
    expect(seen).toHaveLength(2);
  });
});
