import { randomFrom, type Answer, type Task, type Validator } from "subnetkit/plugin";
import { valueAt } from "../valueAt.js";
import { askMiner } from "./askMiner.js";
import type { Contract, Miners } from "./createMiners.js";
import { NOBODY } from "./nobody.js";

export interface RunOptions {
  readonly validator: Validator<Contract>;
  readonly miners: Partial<Miners>;
  readonly rounds: number;
  readonly seed: string;
}

/** What a run comes to, by profile. */
export interface RunResult {
  /** One score a task. */
  readonly scores: ReadonlyMap<string, readonly number[]>;
  readonly weights: ReadonlyMap<string, number>;
}

/** Some rounds of one validator and its miners without network and chain: tasks, answers, scores, weights. */
export async function simulateRun({ validator, miners, rounds, seed }: RunOptions): Promise<RunResult> {
  const entrants = Object.entries(miners).map(([profile, miner], uid) => ({ profile, miner, uid }));
  const records: { readonly height: number; readonly scores: readonly number[] }[] = [];

  const ask = async ({ request }: Task<Contract>, taskSeed: string): Promise<readonly Answer<Contract>[]> => {
    const answers: Answer<Contract>[] = [];
    for (const { profile, miner, uid } of entrants) {
      const response = await askMiner(miner, request, `${taskSeed} ${profile}`);
      answers.push({ peer: { uid, hotkey: NOBODY }, response, latencyMs: 0 });
    }
    return answers;
  };

  for (let height = 1; height <= rounds; height += 1) {
    const round = {
      height,
      seed: `${seed} round ${height}`,
      privateSeed: `${seed} round ${height}`,
      peers: [],
    };
    for (const [index, task] of (await validator.createTasks(round)).entries()) {
      const taskSeed = `${round.seed} task ${index}`;
      const outcome = await validator.outcome(task, round);
      if (!outcome) continue;
      const answers = await ask(task, taskSeed);
      const { request, secret } = task;
      const scores = await validator.score({
        request,
        secret,
        outcome,
        answers,
        random: randomFrom(taskSeed),
      });
      records.push({ height, scores });
    }
  }

  const history = records.map(({ height, scores }) => ({ height, byUid: new Map(scores.entries()) }));
  const weights = validator.weights?.({ scores: history });
  return {
    scores: new Map(
      entrants.map(({ profile, uid }) => [profile, records.map(({ scores }) => valueAt(scores, uid))]),
    ),
    weights: new Map(
      Array.from(weights ?? [], ([uid, weight]) => [entrants[uid]?.profile ?? `uid ${uid}`, weight]),
    ),
  };
}
