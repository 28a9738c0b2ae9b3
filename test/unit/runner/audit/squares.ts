import { Type } from "@sinclair/typebox";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { defineSubnet } from "../../../../core/plugin/defineSubnet.js";
import type { Subnet } from "../../../../core/plugin/subnet.js";
import { randomFrom } from "../../../../core/primitives/random.js";

const closed = { additionalProperties: false };

/** Miners square a number, with or without answers that are committed to first. Only the exact square scores fully. */
export function squares(commitReveal: boolean): Subnet {
  const contract = defineContract({
    id: "squares",
    version: "1.0.0",
    summary: "Miners square a number.",
    task: {
      request: Type.Object({ number: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }, closed),
      response: Type.Object({ square: Type.Number({ minimum: 0, maximum: 1e12 }) }, closed),
      timeoutMs: 1_000,
      streaming: false,
      commitReveal,
    },
    models: {},
    profiles: { exact: Type.Object({}, closed), rough: Type.Object({}, closed) },
    hyperparameters: {},
  });
  const subnet = defineSubnet(contract, {
    url: import.meta.url,
    miners: {
      exact: () => Promise.resolve(() => ({ solve: ({ number }) => ({ square: number ** 2 }) })),
      /** Off by up to 40 %: knowing the right answer helps. */
      rough: () =>
        Promise.resolve(() => ({
          solve: ({ number }, { random }) => ({ square: number ** 2 * (0.6 + 0.8 * random.next()) }),
        })),
    },
    validator: () =>
      Promise.resolve(() => ({
        createTasks: ({ seed }) => {
          const random = randomFrom(seed);
          return [1, 2].map(() => ({ request: { number: 2 + random.integer(1_000) } }));
        },
        score: ({ request, answers }) =>
          answers.map(({ response }) => {
            const error = Math.abs((response?.square ?? 0) / request.number ** 2 - 1);
            return Math.max(0, 1 - 10 * error);
          }),
      })),
  });
  return subnet;
}
