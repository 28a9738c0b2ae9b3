import { randomFrom, type AccountId, type Call, type Miner } from "subnetkit/plugin";
import { afterAll, describe, expect, it } from "vitest";
import { compileSchema } from "../../../../../core/plugin/compileSchema.js";
import { contract } from "../../../../../subnets/protein-folding/contract.js";
import { usablePairs } from "../../../../../subnets/protein-folding/miners/foldingMiner.js";
import { naive } from "../../../../../subnets/protein-folding/miners/naive.js";
import { physics } from "../../../../../subnets/protein-folding/miners/physics.js";
import { createTask } from "../../../../../subnets/protein-folding/natives/createTask.js";
import { scoreAnswers } from "../../../../../subnets/protein-folding/score/scoreAnswers.js";
import { hairpinOfHelices } from "../foldTarget.js";

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent };
const models = {
  torsion: () => Promise.reject(new Error("not needed")),
  distogram: () => Promise.reject(new Error("not needed")),
};
const miners: Readonly<Record<string, Miner<typeof contract>>> = {
  physics: await physics({ settings: { mostEvaluations: 10_000 }, models, log }),
  naive: await naive({ settings: {}, models, log }),
};
const hotkey = "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM" as AccountId;
const call = (seed: string): Call => ({
  remainingMs: 60_000,
  signal: new AbortController().signal,
  caller: { hotkey, uid: 0 },
  random: randomFrom(seed),
});
const { request, secret } = createTask(hairpinOfHelices().native, {
  hasRestraints: true,
  decoyShare: 0,
  evaluations: 600,
  seed: "miners",
});

afterAll(async () => {
  for (const miner of Object.values(miners)) await miner.dispose?.();
});

describe.each(Object.entries(miners))("the miner %s", (_, miner) => {
  it("answers as the contract says, the same to the same seed", async () => {
    const answer = await miner.solve(request, call("a"));
    expect(compileSchema(contract.task.response).problem(answer)).toBeUndefined();
    expect(answer.torsions.shape).toEqual([request.sequence.length, 2]);
    expect(await miner.solve(request, call("a"))).toEqual(answer);
  });

  it("takes pairs that are none without harm", async () => {
    const odd = [
      [3, 3],
      [149, 0],
      [5, 2],
    ];
    const answer = await miner.solve({ ...request, restraints: odd, evaluations: 200 }, call("b"));
    expect(compileSchema(contract.task.response).problem(answer)).toBeUndefined();
  });
});

it("a search scores above an extended chain", async () => {
  const answers = await Promise.all(
    Object.values(miners).map(async (miner, uid) => ({
      peer: { uid, hotkey },
      response: await miner.solve(request, call("score")),
      latencyMs: 0,
    })),
  );
  const [found = 0, extended = 0] = scoreAnswers({ request, secret, answers });
  expect(found).toBeGreaterThan(extended + 0.1);
});

it("uses each pair of two residues of the chain once, lower first", () => {
  expect(
    usablePairs(
      [
        [20, 3],
        [3, 20],
        [4, 4],
        [0, 30],
      ],
      30,
    ),
  ).toEqual([[3, 20]]);
});
