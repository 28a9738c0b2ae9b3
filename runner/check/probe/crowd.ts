import type { ContractSpec } from "../../../core/plugin/contract.js";
import { compileSchema } from "../../../core/plugin/compileSchema.js";
import { mapNumbers } from "../../../core/plugin/mapNumbers.js";
import type { Answer } from "../../../core/plugin/subnet.js";
import { randomFrom } from "../../../core/primitives/random.js";
import { MISSING } from "./record.js";
import { stranger } from "./stranger.js";

type Answers = readonly Answer<ContractSpec>[];
type Given = Extract<Answer<ContractSpec>, { readonly latencyMs: number }>;

/** Miners' own answers that a crowd is made from, at most. */
const MODELS = 4;
/** UIDs of those who join; the miners' own are lower. */
const FIRST_UID = 101;
/** Orders that a crowd is put into, beside its own and the reverse. */
const SHUFFLES = 6;
/** What numbers are changed by: answers that are close, in either direction, and not the same. */
const CHANGES = [1 + 1 / 64, 1 - 1 / 16];

/**
 * Many peers' answers to one task: the miners' own, exact copies of them, others that are close, late ones, and a missing one for each
 * reason, mixed. Eight at least, however few miners there are.
 */
export function crowdOf({ task }: ContractSpec, answers: Answers): Answers {
  const given = answers.filter((answer) => "latencyMs" in answer).slice(0, MODELS);
  if (given.length === 0) return answers;
  const schema = compileSchema(task.response);
  const fits = (response: unknown): boolean =>
    (task.batch ? (response as readonly unknown[]) : [response]).every(
      (item) => (task.batch && item === undefined) || schema.problem(item) === undefined,
    );
  const changed = (answer: Given): Given[] =>
    CHANGES.map((factor) => withResponse(answer, (part) => mapNumbers(part, (number) => number * factor)))
      // What can't be changed that way, such as a text, comes as one more copy.
      .map((other) => (fits(other.response) ? other : answer));
  const joining: Answers = given.flatMap((answer): Given[] => {
    const late = { ...answer, latencyMs: task.timeoutMs };
    return [answer, ...changed(answer), late];
  });
  const missing = MISSING.map((reason) => ({ peer: answers[0]?.peer, missing: reason }));
  const strangers = mixed(joining, missing as Answers).map((answer, index) => ({
    ...answer,
    peer: stranger(`crowd ${index}`, FIRST_UID + index),
  }));
  return mixed(strangers, answers);
}

/** The second list's items, each behind one of the first. */
function mixed<T>(first: readonly T[], second: readonly T[]): T[] {
  const length = Math.max(first.length, second.length);
  return Array.from({ length }, (_, at) => [...first.slice(at, at + 1), ...second.slice(at, at + 1)]).flat();
}

function withResponse(answer: Given, change: (part: unknown) => unknown): Given {
  const { response, parts } = answer;
  const changed = Array.isArray(response) ? response.map(change) : change(response);
  return {
    ...answer,
    response: changed,
    ...(parts && { parts: parts.map((part) => ({ ...part, response: change(part.response) })) }),
  };
}

/** Orders of a list of that length, as the places that its items are taken from: reversed, and seeded shuffles. */
export function ordersOf(length: number): readonly (readonly number[])[] {
  const places = Array.from({ length }, (_, at) => at);
  const random = randomFrom("check/orders");
  const shuffled = Array.from({ length: SHUFFLES }, () =>
    places
      .map((place) => ({ place, rank: random.next() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ place }) => place),
  );
  return [places.toReversed(), ...shuffled];
}
