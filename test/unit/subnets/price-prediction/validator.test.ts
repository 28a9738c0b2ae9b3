import { randomFrom, tensor, type Answer, type Peer } from "subnetkit/plugin";
import { beforeAll, describe, expect, it } from "vitest";
import { compileSchema } from "../../../../core/plugin/compileSchema.js";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import { createValidator as createFromSubnet } from "../../../../core/plugin/createValidator.js";
import { readValidatorSettings } from "../../../../core/plugin/readSettings.js";
import { sha256Hex } from "../../../../core/primitives/hash.js";
import { askMiner } from "../../../../subnets/price-prediction/backtest/askMiner.js";
import {
  createMiners,
  type Contract,
  type Miners,
} from "../../../../subnets/price-prediction/backtest/createMiners.js";
import { NOBODY } from "../../../../subnets/price-prediction/backtest/nobody.js";
import { contract } from "../../../../subnets/price-prediction/contract.js";
import { dailyReturns, type ReturnSeries } from "../../../../subnets/price-prediction/feed/dailyReturns.js";
import { HELD_OUT } from "../../../../subnets/price-prediction/feed/periods.js";
import { readPriceFile, sp500File } from "../../../../subnets/price-prediction/feed/priceFile.js";
import subnet from "../../../../subnets/price-prediction/index.js";
import { SERIES_TABLE } from "../../../../subnets/price-prediction/series/seriesTable.js";
import {
  CONTEXT_BARS,
  MAX_ORIGINS,
  MAX_STEPS,
  PATHS,
  STEPS,
} from "../../../../subnets/price-prediction/sizes.js";
import { createValidator } from "../../../../subnets/price-prediction/validator.js";
import { models } from "./pathsModel.js";

const codec = createMessageCodec(contract);
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const state = { get: () => undefined, set: () => undefined, delete: () => undefined };
const settings = readValidatorSettings(contract, {});
const context = { settings, models, state, log };
const round = { height: 20, seed: "5eed", privateSeed: "0ddb", peers: [] };
const peer = (uid: number): Peer => ({ uid, hotkey: NOBODY });

let validator: Awaited<ReturnType<typeof createValidator>>;
let miners: Miners;
let series: ReturnSeries;

beforeAll(async () => {
  validator = await createValidator(context);
  miners = await createMiners(context.models);
  series = dailyReturns(await readPriceFile(sp500File()));
});

describe("tasks of a round", () => {
  it("are those of the table of series, and fit the contract and the frame", async () => {
    const tasks = await validator.createTasks(round);
    expect(tasks.map(({ request }) => request.returns.shape[0])).toEqual(
      SERIES_TABLE.flatMap(({ tasks: count, originsPerTask }) => Array<number>(count).fill(originsPerTask)),
    );
    for (const { request, secret } of tasks) {
      const line = SERIES_TABLE.find(
        ({ asset, resolution }) => asset === request.asset && resolution === request.resolution,
      );
      expect(request.horizonSteps).toBe(line?.horizonSteps);
      expect(request.returns.shape[1]).toBe(CONTEXT_BARS);
      expect(codec.encodeRequest(request).length).toBeLessThan(200_000);
      expect(4 * PATHS * request.horizonSteps * secret.origins.length).toBeLessThan(950_000);
      expect(compileSchema(contract.task.secret).problem(secret)).toBeUndefined();
      expect(secret.referenceLossBp).toBeGreaterThan(0);
    }
  });

  it("are the same for every validator of the round, and others in the next", async () => {
    const asked = async (
      own: Pick<typeof validator, "createTasks">,
      seed: string,
    ): Promise<readonly string[]> =>
      (await own.createTasks({ ...round, seed })).map(({ request, secret }) =>
        sha256Hex(`${Buffer.from(codec.encodeRequest(request)).toString("hex")} ${JSON.stringify(secret)}`),
      );
    const again = await createFromSubnet(subnet, context);
    const first = await asked(validator, "5eed");
    expect(
      await asked({ createTasks: async (given) => (await again.createTasks(given)) as never }, "5eed"),
    ).toEqual(first);
    const next = await asked(validator, "0ther");
    expect(next.filter((task) => first.includes(task))).toEqual([]);
  });

  it("show returns before the origin and keep those after it, all of the held-out years", async () => {
    const daily = (await validator.createTasks(round)).filter(({ request }) => request.resolution === "1d");
    expect(daily).toHaveLength(2);
    for (const task of daily) {
      const outcome = await validator.outcome(task, round);
      expect(compileSchema(contract.task.outcome).problem(outcome)).toBeUndefined();
      for (const [index, originMs] of task.secret.origins.entries()) {
        const origin = series.timesMs.indexOf(originMs) + 1;
        const shown = task.request.returns.data.subarray(index * CONTEXT_BARS, (index + 1) * CONTEXT_BARS);
        const kept = outcome?.returns.data.subarray(index * STEPS, (index + 1) * STEPS);
        const market = Float32Array.from(series.returns.subarray(origin - CONTEXT_BARS, origin + STEPS));
        expect([...shown, ...(kept ?? [])]).toEqual(Array.from(market));
        expect(series.timesMs[origin]).toBeGreaterThanOrEqual(Date.parse(HELD_OUT.from));
      }
    }
  });

  it("have outcomes at once in every series, and say when in the week they begin", async () => {
    for (const task of await validator.createTasks(round)) {
      const outcome = await validator.outcome(task, round);
      expect(outcome?.returns.shape).toEqual([task.secret.origins.length, task.request.horizonSteps]);
      expect(outcome?.observed.data.every((seen) => seen === 1)).toBe(true);
      const days = Array.from(task.request.minuteOfWeek.data, (minute) => Math.floor(minute / 1_440));
      // 0 is Monday here, Sunday there.
      expect(days).toEqual(task.secret.origins.map((timeMs) => (new Date(timeMs).getUTCDay() + 6) % 7));
    }
  });
});

describe("scores of a task", () => {
  let answers: readonly Answer<Contract>[];
  let score: (answers: readonly Answer<Contract>[]) => Promise<readonly number[]>;

  beforeAll(async () => {
    const [task] = await validator.createTasks(round);
    const outcome = task && (await validator.outcome(task, round));
    if (!outcome) throw new Error("the round has no task with an outcome");
    const { request, secret } = task;
    answers = await Promise.all(
      Object.values(miners).map(async (miner, uid) => ({
        peer: peer(uid),
        response: await askMiner(miner, request, `answer ${uid}`),
        latencyMs: 1,
      })),
    );
    score = async (given) =>
      validator.score({ request, secret, outcome, answers: given, random: randomFrom("score") });
  });

  it("are one for each answer, in [0, 1], and 0 where there is none", async () => {
    const silent: Answer<Contract> = { peer: peer(9), missing: "late" };
    const scores = await score([...answers, silent]);
    expect(scores).toHaveLength(answers.length + 1);
    expect(scores.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(scores.at(-1)).toBe(0);
    expect(scores.slice(0, -1)).toEqual(await score(answers));
  });

  it("don't depend on the order of the answers", async () => {
    expect(await score([...answers].reverse())).toEqual([...(await score(answers))].reverse());
  });
});

describe("an answer", () => {
  const answer = (change: (data: Float32Array) => void): unknown => {
    const data = new Float32Array(PATHS * STEPS);
    change(data);
    return { increments: tensor("float32", [1, PATHS, STEPS], data) };
  };

  it.each([
    ["NaN", answer((data) => data.set([Number.NaN], 5))],
    ["an infinity", answer((data) => data.set([Infinity], 5))],
    ["a move beyond a factor of e", answer((data) => data.set([1.5], 5))],
    ["too few paths", { increments: tensor("float32", [1, 1, STEPS], new Float32Array(STEPS)) }],
    ["other numbers", { increments: tensor("float64", [1, PATHS, STEPS], new Float64Array(PATHS * STEPS)) }],
    ["nothing", {}],
    ["more than paths", { ...(answer(() => undefined) as object), note: "pick me" }],
  ])("with %s is refused by the contract", (_, response) => {
    expect(compileSchema(contract.task.response).problem(response)).toBeDefined();
  });

  it("to the largest request fits the frame", () => {
    const shape = [MAX_ORIGINS, PATHS, MAX_STEPS];
    const increments = tensor("float32", shape, new Float32Array(MAX_ORIGINS * PATHS * MAX_STEPS));
    expect(codec.encodeResponse({ increments }).length).toBeLessThan(contract.task.maxMessageBytes);
  });
});
