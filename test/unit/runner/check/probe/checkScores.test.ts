import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { defineContract } from "../../../../../core/plugin/defineContract.js";
import type { ContractSpec } from "../../../../../core/plugin/contract.js";
import type { Answer, Subnet } from "../../../../../core/plugin/subnet.js";
import type { Cast, Scorer } from "../../../../../runner/check/probe/cast.js";
import { checkScores } from "../../../../../runner/check/probe/checkScores.js";
import type { Findings } from "../../../../../runner/check/probe/createFindings.js";
import type { RecordedTask } from "../../../../../runner/check/probe/record.js";
import { stranger } from "../../../../../runner/check/probe/stranger.js";

const closed = { additionalProperties: false };

const contract = defineContract({
  id: "words",
  version: "1.0.0",
  summary: "Miners say how much, and why.",
  task: {
    request: Type.Object({ number: Type.Number({ minimum: 0, maximum: 9 }) }, closed),
    response: Type.Object(
      {
        amount: Type.Number({ minimum: -7, maximum: 77 }),
        why: Type.String({ maxLength: 40 }),
        tags: Type.Array(Type.Integer({ minimum: 0, maximum: 9 }), { maxItems: 5 }),
        note: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
      },
      closed,
    ),
    timeoutMs: 900,
    streaming: false,
  },
  models: {},
  profiles: { plain: Type.Object({}, closed) },
  hyperparameters: {},
});

interface Given {
  readonly uid: number;
  readonly place: number;
  readonly amount: number;
  readonly why: string;
  readonly tags: readonly number[];
  readonly note: number | undefined;
  readonly latencyMs: number;
  readonly missing: string | undefined;
}

type Score = (answers: readonly Given[]) => readonly number[];

const given = (answer: Answer<ContractSpec>, place: number): Given => ({
  ...("missing" in answer
    ? { missing: String(answer.missing), latencyMs: 0 }
    : { missing: undefined, latencyMs: answer.latencyMs }),
  ...((answer as { response?: object }).response as Pick<Given, "amount" | "why" | "tags" | "note">),
  uid: answer.peer.uid,
  place,
});

const scorerOf = (score: Score): Scorer => ({
  score: ({ answers }) => Promise.resolve([...score(answers.map(given))]),
});

const taskOf = (miners: number): RecordedTask => ({
  height: 20,
  seed: "seed",
  task: { request: { number: 4 } },
  outcome: undefined,
  answers: Array.from({ length: miners }, (_, index) => ({
    peer: stranger(`miner ${index}`, index + 1),
    response: { amount: 3 * index + 1, why: "so", tags: [1, 2], note: 2 },
    latencyMs: 0,
  })),
});

/** What is found in a subnet that scores like this. */
async function foundIn(
  score: Score,
  miners = 2,
  second = score,
): Promise<{ codes: string[]; texts: string }> {
  const found: string[] = [];
  const texts: string[] = [];
  const findings: Findings = {
    broken: (rule, error) => {
      found.push(`${rule} ${(error as { code?: string }).code ?? ""}`);
      texts.push(error.message);
    },
    begin: () => undefined,
    refused: () => undefined,
    undecided: () => undefined,
  };
  const scorers = [scorerOf(score), scorerOf(second)];
  const cast: Pick<Cast, "subnet" | "scorer"> = {
    subnet: { contract } as Pick<Subnet, "contract"> as Subnet, // all that is asked of it
    scorer: () => Promise.resolve(scorers.shift() ?? scorerOf(score)),
  };
  await checkScores(cast, [taskOf(miners)], [], findings);
  return { codes: [...new Set(found)], texts: texts.join("\n") };
}

const isGiven = ({ missing }: Given): boolean => missing === undefined;
const each =
  (one: (answer: Given, all: readonly Given[]) => number): Score =>
  (answers) =>
    answers.map((answer) => (isGiven(answer) ? one(answer, answers) : 0));

/** Throws when a condition holds for the answers, which is what a scorer does that has not thought of it. */
const unless =
  (isForgotten: (answers: readonly Given[]) => boolean): Score =>
  (answers) => {
    if (isForgotten(answers)) throw new Error("nobody thought of that");
    return answers.map(() => 0.5);
  };

describe("checkScores: order", () => {
  it.each<[name: string, miners: number, score: Score]>([
    ["by place", 1, each(({ place }) => 1 / (1 + place))],
    ["the second place is worth more", 3, each(({ place }) => (place === 1 ? 0.9 : 0.5))],
    [
      "the first copy takes it all",
      2,
      each(({ amount, place }, all) =>
        all.some((other) => other.amount === amount && other.place < place) ? 0 : 1,
      ),
    ],
    [
      "ties are broken by place",
      2,
      each((answer, all) => {
        const ahead = all.filter(
          (other) =>
            isGiven(other) &&
            (other.amount < answer.amount || (other.amount === answer.amount && other.place < answer.place)),
        );
        return 1 / (1 + ahead.length);
      }),
    ],
    [
      "a neighbour is missing",
      2,
      each(({ place }, all) => (all[place - 1]?.missing === undefined ? 0.5 : 0.9)),
    ],
    [
      "the first answer is the measure",
      2,
      each(({ amount }, [first]) => (amount === first?.amount ? 1 : 0.3)),
    ],
    [
      "the last answer is the measure",
      2,
      each(({ amount }, all) => (amount === all.at(-1)?.amount ? 1 : 0.3)),
    ],
  ])("is found to matter: %s", async (_, miners, score) => {
    expect((await foundIn(score, miners)).codes).toEqual(["order SK3512"]);
  });

  it.each<[name: string, score: Score]>([
    ["distance", each(({ amount }) => 1 / (1 + Math.abs(amount - 4)))],
    [
      "copies share",
      each(({ amount }, all) => 1 / all.filter((other) => isGiven(other) && other.amount === amount).length),
    ],
    [
      "the distance from the mean, summed as they come",
      each(({ amount }, all) => {
        const amounts = all.filter(isGiven).map((other) => other.amount / 3);
        const mean = amounts.reduce((sum, next) => sum + next, 0) / amounts.length;
        return 1 / (1 + Math.abs(amount / 3 - mean));
      }),
    ],
  ])("is found not to matter: %s", async (_, score) => {
    for (const miners of [1, 2, 3]) expect((await foundIn(score, miners)).codes).toEqual([]);
  });
});

describe("checkScores: situations", () => {
  const every = (reason: string): Score =>
    unless((answers) => answers.length > 0 && answers.every(({ missing }) => missing === reason));
  it.each<[name: string, score: Score]>([
    ["no answers", unless(({ length }) => length === 0)],
    ["all unreachable", every("unreachable")],
    ["all late", every("late")],
    ["all malformed", every("malformed")],
    ["all refused", every("refused")],
    ["all failed", every("failed")],
    ["one missing", unless((all) => all.length === 3 && all.filter(isGiven).length === 2)],
    ["a single answer", unless((all) => all.length === 1 && all.every(isGiven))],
    [
      "one answer by everybody",
      unless(
        (all) =>
          all.length === 3 && new Set(all.map(({ amount }) => amount)).size === 1 && all.every(isGiven),
      ),
    ],
    ["16 copies", unless(({ length }) => length === 17)],
    ["very late", unless((all) => all.length === 1 && all.some(({ latencyMs }) => latencyMs === 900))],
    ["the least number", unless((all) => all.some(({ amount }) => amount === -7))],
    ["the greatest number", unless((all) => all.some(({ amount }) => amount === 77))],
    ["zero", unless((all) => all.some(({ amount }) => amount === 0))],
    ["an empty text", unless((all) => all.some(({ why }) => why === ""))],
    ["the longest text", unless((all) => all.some(({ why }) => why?.length === 40))],
    ["an empty list", unless((all) => all.some(({ tags }) => tags?.length === 0))],
    ["the longest list", unless((all) => all.some(({ tags }) => tags?.length === 5))],
    ["the greatest item", unless((all) => all.some(({ tags }) => tags?.[0] === 9))],
    [
      "an absent optional",
      unless((all) => all.some((answer) => isGiven(answer) && answer.note === undefined)),
    ],
  ])("are tried: %s", async (_, score) => {
    expect((await foundIn(score, 3)).codes).toContain("robust SK3509");
  });

  it("asks for a finite score in [0, 1] in each of them", async () => {
    const score = each(({ amount }) => (amount === 77 ? Number.NaN : 0.5));
    const { codes, texts } = await foundIn(score);
    expect(codes).toEqual(["robust SK3510"]);
    expect(texts).toContain("/amount");
  });
});

describe("checkScores: purity", () => {
  it("compares one validator with itself, and with another", async () => {
    let calls = 0;
    expect((await foundIn(each(() => 1 / ++calls))).codes).toEqual(["pure SK3511"]);
    const { codes } = await foundIn(
      each(() => 0.5),
      2,
      each(() => 0.6),
    );
    expect(codes).toEqual(["pure SK3511"]);
  });
});
