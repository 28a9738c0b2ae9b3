import { Type, type TSchema } from "@sinclair/typebox";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { defineSubnet } from "../../../../core/plugin/defineSubnet.js";
import type { Subnet } from "../../../../core/plugin/subnet.js";
import { randomFrom, type Random } from "../../../../core/primitives/random.js";

const closed = { additionalProperties: false };

/** What differs between subnets whose miners answer a number with a number. */
export interface OneNumber {
  /** Of the value in an answer; any number if left out. */
  readonly value?: TSchema;
  /** The number that is always asked about; random ones if left out. */
  readonly number?: number;
  /** Told each round's seed that is the validator's own. */
  readonly onRound?: (privateSeed: string) => void;
  readonly solve: (number: number, random: Random) => unknown;
  /** Of a missing answer; 0 if left out. */
  readonly missing?: () => number;
  /** Blocks until an outcome is known, without which nothing is scored; nothing is waited for if left out. */
  readonly delay?: number;
  /** Weights follow the last task alone, in place of the mean of all. */
  readonly forgetful?: boolean;
  /** Of one answer. */
  readonly score: (value: number, number: number, uid: number, random: Random) => number;
}

/** A subnet whose miners answer a number from 0 to 999 with a number. Each validator has six tasks a round. */
export function oneNumber({
  value = Type.Number(),
  number,
  delay = 0,
  onRound,
  forgetful,
  missing,
  solve,
  score,
}: OneNumber): Subnet {
  const contract = defineContract({
    id: "one-number",
    version: "1.0.0",
    summary: "Miners answer a number with a number.",
    task: {
      request: Type.Object({ number: Type.Integer({ minimum: 0, maximum: 999 }) }, closed),
      response: Type.Object({ value }, closed),
      timeoutMs: 1_000,
      streaming: false,
    },
    models: {},
    profiles: { honest: Type.Object({}, closed) },
    hyperparameters: {},
  });
  return defineSubnet(contract, {
    url: import.meta.url,
    miners: {
      honest: () =>
        Promise.resolve(() => ({ solve: ({ number }, { random }) => ({ value: solve(number, random) }) })),
    },
    validator: () =>
      Promise.resolve(() => ({
        createTasks: ({ seed, privateSeed, height }) => {
          onRound?.(privateSeed);
          const random = randomFrom(seed);
          return Array.from({ length: 6 }, () => ({
            request: { number: number ?? random.integer(1_000) },
            scoreAt: height + delay,
          }));
        },
        score: ({ request, answers, random }) =>
          answers.map(({ response, peer }) =>
            response ? score(Number(response.value), request.number, peer.uid, random) : (missing?.() ?? 0),
          ),
        ...(forgetful === true && {
          weights: ({ scores }) => scores.at(-1)?.byUid ?? new Map<number, number>(),
        }),
      })),
  });
}
