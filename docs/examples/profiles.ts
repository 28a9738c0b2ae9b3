import { defineContract, defineMiner, defineSubnet, defineValidator, Type } from "subnetkit/plugin";

const closed = { additionalProperties: false };

/** Profiles: three ways to mine one subnet, each with settings of its own, checked before a miner is made of them. */
export const contract = defineContract({
  id: "rounding",
  version: "1.0.0",
  summary: "Miners round numbers, each in its way.",
  task: {
    request: Type.Object({ value: Type.Number({ minimum: 0, maximum: 100 }) }, closed),
    response: Type.Object({ value: Type.Number({ minimum: 0, maximum: 101 }) }, closed),
    timeoutMs: 1_000,
    streaming: false,
  },
  models: {},
  profiles: {
    digits: Type.Object({ digits: Type.Integer({ minimum: 0, maximum: 6, default: 2 }) }, closed),
    towards: Type.Object(
      {
        direction: Type.Union([Type.Literal("up"), Type.Literal("down"), Type.Literal("nearest")], {
          default: "nearest",
        }),
      },
      closed,
    ),
    constant: Type.Object({ value: Type.Number({ minimum: 0, maximum: 100, default: 50 }) }, closed),
  },
  hyperparameters: {},
});

export const digits = defineMiner(contract, "digits", ({ settings }) => ({
  solve: ({ value }) => ({ value: Number(value.toFixed(settings.digits)) }),
}));

const roundings = { up: Math.ceil, down: Math.floor, nearest: Math.round };

export const towards = defineMiner(contract, "towards", ({ settings }) => ({
  solve: ({ value }) => ({ value: roundings[settings.direction](value) }),
}));

export const constant = defineMiner(contract, "constant", ({ settings }) => ({
  solve: () => ({ value: settings.value }),
}));

export const createValidator = defineValidator(contract, () => ({
  createTasks: () => [{ request: { value: 3.14159 } }],
  score: ({ request, answers }) =>
    answers.map(({ response }) => (response ? 1 / (1 + Math.abs(response.value - request.value)) : 0)),
}));

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: {
    digits: () => Promise.resolve(digits),
    towards: () => Promise.resolve(towards),
    constant: () => Promise.resolve(constant),
  },
  validator: () => Promise.resolve(createValidator),
});
