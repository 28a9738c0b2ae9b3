import { randomFrom, tensor, type Request, type Task } from "subnetkit/plugin";
import { beforeAll, describe, expect, it } from "vitest";
import { readValidatorSettings } from "../../../../../core/plugin/readSettings.js";
import type { Contract } from "../../../../../subnets/price-prediction/backtest/createMiners.js";
import { contract } from "../../../../../subnets/price-prediction/contract.js";
import { CONTEXT_BARS, PATHS } from "../../../../../subnets/price-prediction/sizes.js";
import { createValidator } from "../../../../../subnets/price-prediction/validator.js";
import { NOBODY } from "../../../../../subnets/price-prediction/backtest/nobody.js";
import { models } from "../pathsModel.js";

const round = { height: 20, seed: "5eed", privateSeed: "0ddb", peers: [] };
const settings = readValidatorSettings(contract, {
  series: [{ asset: "SPX", resolution: "1d", tasks: 1, originsPerTask: 3 }],
});
const state = { get: () => undefined, set: () => undefined, delete: () => undefined };
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };

let validator: Awaited<ReturnType<typeof createValidator>>;
let own: Task<Contract>;
const organic = async (change: Partial<Request<Contract>>): Promise<Task<Contract> | undefined> =>
  validator.organicTask?.({ ...own.request, ...change }, round);
const withReturns = (change: (data: Float32Array) => void): Partial<Request<Contract>> => {
  const data = Float32Array.from(own.request.returns.data);
  change(data);
  return { returns: tensor("float32", own.request.returns.shape, data) };
};

beforeAll(async () => {
  validator = await createValidator({ settings, models, state, log });
  const [task] = await validator.createTasks(round);
  if (!task) throw new Error("the round has no task");
  own = task;
});

describe("a client's request", () => {
  it("about what the validator might ask becomes the same task, and is scored like it", async () => {
    const task = await organic({});
    expect(task).toEqual(own);
    const outcome = task && (await validator.outcome(task, round));
    if (!outcome) throw new Error("a past is known");
    const random = randomFrom("answers");
    const answers = [0.01, 0.1].map((scale, uid) => ({
      peer: { uid, hotkey: NOBODY },
      latencyMs: 1,
      response: {
        increments: tensor(
          "float32",
          [3, PATHS, 20],
          Float32Array.from({ length: 3 * PATHS * 20 }, () => scale * random.normal()),
        ),
      },
    }));
    const [good, wild] = await validator.score({ ...own, outcome, answers, random });
    expect(good).toBe(1);
    expect(wild).toBeLessThan(0.9);
  });

  it("is answered and not scored when its context is not the validator's, to the last bit", async () => {
    expect(
      await organic(withReturns((data) => (data[7] = Math.fround(Number(data[7]) * 1.001)))),
    ).toBeUndefined();
    expect(await organic(withReturns((data) => data.fill(0, 2 * CONTEXT_BARS)))).toBeUndefined();
  });

  it("is not scored about another asset, horizon or twice the same origin", async () => {
    expect(await organic({ asset: "BTC" })).toBeUndefined();
    expect(await organic({ resolution: "1h" })).toBeUndefined();
    expect(await organic({ horizonSteps: 19 })).toBeUndefined();
    expect(
      await organic(withReturns((data) => data.copyWithin(CONTEXT_BARS, 0, CONTEXT_BARS))),
    ).toBeUndefined();
  });

  it("is not scored about years that the models learned from", async () => {
    const early = readValidatorSettings(contract, {
      series: [
        {
          asset: "SPX",
          resolution: "1d",
          tasks: 1,
          originsPerTask: 3,
          from: "2003-01-01",
          until: "2004-01-01",
        },
      ],
    });
    const other = await createValidator({ settings: early, models, state, log });
    const [task] = await other.createTasks(round);
    expect(task && (await validator.organicTask?.(task.request, round))).toBeUndefined();
  });
});
