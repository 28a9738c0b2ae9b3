import { roleErrors } from "../../core/roles/roleErrors.js";
import type { RoundObservation } from "../neuron/messages.js";
import type { NeuronRow, Unscored } from "./reports.js";

/** How a subnet's validators have fared beside their rounds. */
export interface Circumstances {
  readonly isByClock: boolean;
  /** Epochs since the start of the process, with the one that is reported. */
  readonly epochs: number;
  /** Whether the validators' thread was lost. */
  readonly isLost: boolean;
  /** Codes of what was told of validators. */
  readonly failures: readonly string[];
}

/**
 * Why nobody has a score above 0, if nobody has one. An epoch like that pays by stake alone, which would look like a fault of the miners.
 *
 * @param rounds the last one of each validator
 * @param canAsk whether a miner has announced where it listens
 */
export function whyUnscored(
  rows: readonly Pick<NeuronRow, "meanScore" | "incentiveU16">[],
  rounds: readonly RoundObservation[],
  canAsk: boolean,
  { isByClock, epochs, isLost, failures }: Circumstances,
): Unscored | undefined {
  const scores = rows.flatMap(({ meanScore }) => (meanScore === undefined ? [] : [meanScore]));
  if (scores.some((score) => score > 0)) return undefined;
  if (scores.length > 0) return { reason: "zero" };
  if (isLost) return { reason: "lost" };
  const told = rounds.length === 0 ? failures : rounds.flatMap((round) => round.refusals);
  // That there was nothing to weigh is what is to be explained.
  const codes = [...new Set(told)].filter((code) => code !== nothingToWeigh).sort();
  if (codes.length > 0) return { reason: "failed", codes };
  if (rounds.some(({ waiting }) => waiting > 0)) return { reason: "waiting" };
  if (!canAsk || (rounds.length > 0 && rounds.every(({ miners }) => miners.length === 0)))
    return { reason: "noMiner" };
  if (rounds.length > 0) return { reason: "noTask" };
  const isPaid = rows.some(({ incentiveU16 }) => incentiveU16 > 0);
  return { reason: "noRound", isSlow: isByClock && epochs > 1, isPaid };
}

const nothingToWeigh: string = roleErrors.nothingToWeigh.code;
