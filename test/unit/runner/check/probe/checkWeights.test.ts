import { describe, expect, it } from "vitest";
import { defineContract } from "../../../../../core/plugin/defineContract.js";
import type { ScoreHistory, Subnet } from "../../../../../core/plugin/subnet.js";
import { Type } from "../../../../../core/plugin/index.js";
import type { Cast } from "../../../../../runner/check/probe/cast.js";
import { checkWeights } from "../../../../../runner/check/probe/checkWeights.js";
import type { RecordedTask } from "../../../../../runner/check/probe/record.js";
import { stranger } from "../../../../../runner/check/probe/stranger.js";

const closed = { additionalProperties: false };
const message = Type.Object({ number: Type.Number({ minimum: 0, maximum: 9 }) }, closed);

const contract = defineContract({
  id: "weighed",
  version: "1.0.0",
  summary: "Miners give numbers.",
  task: { request: message, response: message, timeoutMs: 900, streaming: false },
  models: {},
  profiles: { plain: Type.Object({}, closed) },
  hyperparameters: {},
});

const task: RecordedTask = {
  height: 20,
  seed: "seed",
  task: { request: { number: 4 } },
  outcome: undefined,
  answers: [1, 2].map((uid) => ({
    peer: stranger(`miner ${uid}`, uid),
    response: { number: uid },
    latencyMs: 0,
  })),
};

type Weigh = (history: ScoreHistory) => unknown;

interface Found {
  readonly codes: readonly string[];
  readonly texts: string;
  readonly undecided: readonly string[];
  readonly histories: readonly ScoreHistory[];
}

/** What is found in weights like these, and the histories that they were asked for. */
async function foundIn(
  weigh: Weigh | undefined,
  score: (index: number) => number = () => 0.5,
): Promise<Found> {
  const codes = new Set<string>();
  const texts: string[] = [];
  const undecided: string[] = [];
  const histories: ScoreHistory[] = [];
  const cast: Pick<Cast, "subnet" | "weigher"> = {
    subnet: { contract } as Pick<Subnet, "contract"> as Subnet, // all that is asked of it
    weigher: () =>
      Promise.resolve({
        score: ({ answers }) => answers.map((_, index) => score(index)),
        ...(weigh && {
          weights: (history: ScoreHistory) => {
            histories.push(history);
            return weigh(history) as ReadonlyMap<number, number>;
          },
        }),
      }),
  };
  await checkWeights(cast, [task], {
    broken: (rule, error) => {
      codes.add(`${rule} ${(error as { code?: string }).code ?? ""}`);
      texts.push(error.message);
    },
    begin: () => undefined,
    refused: () => undefined,
    undecided: (...rules) => void undecided.push(...rules),
  });
  return { codes: [...codes], texts: texts.join("\n"), undecided, histories };
}

const uidsOf = ({ scores }: ScoreHistory): number[] => [
  ...new Set(scores.flatMap(({ byUid }) => [...byUid.keys()])),
];
const each =
  (weight: (uid: number, history: ScoreHistory) => unknown): Weigh =>
  (history) =>
    new Map(uidsOf(history).map((uid) => [uid, weight(uid, history)]));

describe("the weights in a check", () => {
  it("are nothing to look at where a subnet has none of its own", async () => {
    expect((await foundIn(undefined)).codes).toEqual([]);
  });

  it("are made of histories of every length, with everybody and with miners missing", async () => {
    const { codes, histories } = await foundIn(each(() => 1));
    expect(codes).toEqual([]);
    expect(new Set(histories.map(({ scores }) => scores.length))).toEqual(new Set([0, 1, 12]));
    const sizes = histories.flatMap(({ scores }) => scores.map(({ byUid }) => byUid.size));
    expect(Math.min(...sizes)).toBe(0);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(8);
    const gaps = histories.filter(
      (history) =>
        history.scores.length > 0 &&
        history.scores.every(({ byUid }) => byUid.size > 0 && byUid.size < uidsOf(history).length),
    );
    expect(gaps).toHaveLength(2); // the same history twice
  });

  let calls = 0;
  it.each<[name: string, code: string, text: string, weigh: Weigh]>([
    ["a throw with nobody", "SK3530", "no record yet", ({ scores }) => new Map(scores[0]?.byUid ?? fails())],
    ["a list", "SK3531", "no Map", (history) => uidsOf(history)],
    ["a promise", "SK3531", "no Map", (history) => Promise.resolve(new Map([[uidsOf(history)[0], 1]]))],
    ["nothing", "SK3531", "no Map", () => undefined],
    ["NaN", "SK3531", "the weight NaN", each(() => Number.NaN)],
    ["a negative number", "SK3531", "the weight -1", each(() => -1)],
    ["infinity", "SK3531", "the weight Infinity", each(() => Infinity)],
    ["a text", "SK3531", "the weight 1", each(() => "1")],
    ["a UID without a score", "SK3531", "UID 7,", () => new Map([[7, 1]])],
    ["a part of a sum of 0", "SK3531", "scores that are all 0", (history) => shares(history)],
    ["other ones the second time", "SK3532", "then", each(() => (calls += 1))],
    [
      "another UID the second time",
      "SK3532",
      "nothing",
      (history) =>
        new Map(
          uidsOf(history)
            .slice(0, (calls += 1) % 2)
            .map((uid) => [uid, 1]),
        ),
    ],
  ])("are a finding when they are %s", async (_, code, text, weigh) => {
    const { codes, texts } = await foundIn(weigh);
    expect(codes).toEqual([`weights ${code}`]);
    expect(texts).toContain(text);
  });

  it("may do what they like with the history that they were given", async () => {
    const clears: Weigh = (history) => {
      const weights = each(() => 1)(history);
      (history.scores as unknown[]).length = 0;
      return weights;
    };
    expect((await foundIn(clears)).codes).toEqual([]);
  });

  it("are left undecided where nothing could be scored", async () => {
    const failing = await foundIn(
      each(() => 1),
      () => fails(),
    );
    expect([failing.codes, failing.undecided]).toEqual([[], ["weights"]]);
    expect(
      (
        await foundIn(
          each(() => 1),
          () => Number.NaN,
        )
      ).undecided,
    ).toEqual(["weights"]);
  });
});

function fails(): never {
  throw new Error("nobody thought of that");
}

/** Each miner's part of all scores of the newest record. */
function shares({ scores }: ScoreHistory): ReadonlyMap<number, number> {
  const newest = scores.at(-1)?.byUid ?? new Map<number, number>();
  const total = [...newest.values()].reduce((sum, score) => sum + score, 0);
  return new Map([...newest].map(([uid, score]) => [uid, score / total]));
}
