import type { ContractSpec } from "../../../core/plugin/contract.js";
import type { Answer } from "../../../core/plugin/subnet.js";
import { mapNumbers } from "../../../core/plugin/mapNumbers.js";
import { edgesOf } from "./edges.js";
import { extremesOf } from "./extremes.js";
import { MISSING, type RecordedTask } from "./record.js";
import { stranger } from "./stranger.js";

/** Answers as no honest network gives them, and what to call them. */
export interface Situation {
  readonly name: string;
  readonly answers: readonly Answer<ContractSpec>[];
}

/** Everything that may reach a scorer beside good answers: nobody, nobody usable, one alone, copies, extremes, holes in a batch. */
export function situationsOf(contract: ContractSpec, { answers }: RecordedTask): Situation[] {
  const [first] = answers.filter((answer) => "latencyMs" in answer);
  const missing = MISSING.map((reason) => ({
    name: `every answer ${reason}`,
    answers: answers.map(({ peer }) => ({ peer, missing: reason })),
  }));
  const general: Situation[] = [
    { name: "no answers at all", answers: [] },
    ...missing,
    {
      name: "one answer missing",
      answers: answers.map((answer, index) =>
        index === 0 ? { peer: answer.peer, missing: "late" as const } : answer,
      ),
    },
  ];
  if (!first) return general;
  return [
    ...general,
    { name: "a single answer", answers: [first] },
    { name: "one answer given by everybody", answers: answers.map(({ peer }) => ({ ...first, peer })) },
    { name: "an answer and 16 copies of it", answers: copiesOf(first, 16) },
    { name: "a very late answer", answers: [{ ...first, latencyMs: contract.task.timeoutMs }] },
    ...extremeSituations(contract, first, answers),
  ];
}

type Given = Extract<Answer<ContractSpec>, { readonly latencyMs: number }>;

function copiesOf(answer: Given, count: number): Given[] {
  return Array.from({ length: count + 1 }, (_, index) => ({
    ...answer,
    peer: stranger(`copy ${index}`, index + 1),
  }));
}

function extremeSituations(
  contract: ContractSpec,
  first: Given,
  answers: readonly Answer<ContractSpec>[],
): Situation[] {
  const among = (name: string, response: unknown): Situation => ({
    name,
    answers: answers.map((answer) =>
      answer.peer.uid === first.peer.uid ? withResponse(first, response) : answer,
    ),
  });
  if (!contract.task.batch) {
    return [
      ...extremesOf(contract, first.response).map((response) => among("an extreme answer", response)),
      ...edgesOf(contract.task.response, first.response).map(({ at, value }) =>
        among(`an answer with ${at}`, value),
      ),
    ];
  }
  const items = first.response as readonly unknown[]; // a list by the contract
  const item = items.find((each) => each !== undefined); // the others failed
  return [
    among(
      "a batch without any item answered",
      items.map(() => undefined),
    ),
    among("a batch with its first item missing", [undefined, ...items.slice(1)]),
    ...extremesOf(contract, item).map((extreme) =>
      among("an extreme item in a batch", [mapNumbers(extreme, (number) => number), ...items.slice(1)]),
    ),
    ...edgesOf(contract.task.response, item).map(({ at, value }) =>
      among(`an item with ${at}`, [value, ...items.slice(1)]),
    ),
  ];
}

function withResponse(answer: Given, response: unknown): Given {
  const { parts } = answer;
  return { ...answer, response, ...(parts && { parts: [{ response, atMs: 0 }] }) };
}
