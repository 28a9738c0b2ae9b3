import { Type } from "@sinclair/typebox";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { defineSubnet } from "../../../../core/plugin/defineSubnet.js";
import type { Subnet } from "../../../../core/plugin/subnet.js";
import { randomFrom } from "../../../../core/primitives/random.js";

const closed = { additionalProperties: false };

/** Batches of four numbers; the first answer is scored against a secret that follows from the round's public seed. */
export function lists(): Subnet {
  const contract = defineContract({
    id: "lists",
    version: "1.0.0",
    summary: "Miners guess a bit of which nobody tells them anything.",
    task: {
      request: Type.Object({ number: Type.Integer({ minimum: 0, maximum: 999 }) }, closed),
      response: Type.Object({ bit: Type.Number({ minimum: 0, maximum: 1 }) }, closed),
      secret: Type.Object({ bit: Type.Integer({ minimum: 0, maximum: 1 }) }, closed),
      timeoutMs: 1_000,
      streaming: false,
      batch: { maxItems: 4 },
    },
    models: {},
    profiles: { honest: Type.Object({}, closed), halting: Type.Object({}, closed) },
    hyperparameters: {},
  });
  return defineSubnet(contract, {
    url: import.meta.url,
    miners: {
      honest: () => Promise.resolve(() => ({ solve: () => ({ bit: 0.5 }) })),
      /** Throws at every fourth number, and not as a promise. */
      halting: () =>
        Promise.resolve(() => ({
          solve: ({ number }) => {
            if (number % 4 === 0) throw new Error("no multiples of four");
            return { bit: 0.5 };
          },
        })),
    },
    validator: () =>
      Promise.resolve(() => ({
        createTasks: ({ seed }) => {
          const random = randomFrom(seed);
          return [1, 2, 3].map(() => ({
            request: Array.from({ length: 4 }, () => ({ number: random.integer(1_000) })),
            secret: { bit: random.integer(2) },
          }));
        },
        score: ({ secret, answers }) =>
          answers.map(({ response }) => {
            const [first] = response ?? [];
            return first ? 1 - Math.abs(first.bit - secret.bit) : 0;
          }),
      })),
  });
}
