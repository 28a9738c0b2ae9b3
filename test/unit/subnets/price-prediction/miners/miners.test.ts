import { randomFrom, tensor, type Request } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { compileSchema } from "../../../../../core/plugin/compileSchema.js";
import { readProfileSettings } from "../../../../../core/plugin/readSettings.js";
import { askMiner } from "../../../../../subnets/price-prediction/backtest/askMiner.js";
import {
  createMiners,
  PROFILES,
  type Contract,
} from "../../../../../subnets/price-prediction/backtest/createMiners.js";
import { contract } from "../../../../../subnets/price-prediction/contract.js";
import subnet from "../../../../../subnets/price-prediction/index.js";
import {
  REFIT,
  RISK_METRICS_DECAY,
  TRAINED_DEGREES_OF_FREEDOM,
  TRAINED_GARCH,
} from "../../../../../subnets/price-prediction/miners/defaults.js";
import { meanSquare } from "../../../../../subnets/price-prediction/meanSquare.js";
import { CONTEXT_BARS, PATHS, STEPS } from "../../../../../subnets/price-prediction/sizes.js";
import { models } from "../pathsModel.js";

const miners = await createMiners(models);

/** A request whose contexts are written by a function of origin and bar. */
function request(
  origins: number,
  change: (bar: number, origin: number) => number,
  horizonSteps = STEPS,
): Request<Contract> {
  const data = Float32Array.from({ length: origins * CONTEXT_BARS }, (_, index) =>
    change(index % CONTEXT_BARS, Math.floor(index / CONTEXT_BARS)),
  );
  return {
    asset: "TEST",
    resolution: "1d",
    horizonSteps,
    minuteOfWeek: tensor("int16", [origins], new Int16Array(origins)),
    returns: tensor("float32", [origins, CONTEXT_BARS], data),
  };
}

function ordinary(origins: number, horizonSteps = STEPS): Request<Contract> {
  const random = randomFrom("ordinary market");
  return request(origins, () => 0.01 * random.normal(), horizonSteps);
}

/** Volatility of the first step over the paths of the first origin. */
const firstVolatility = (increments: Float32Array): number =>
  Math.sqrt(meanSquare(Float32Array.from({ length: PATHS }, (_, path) => Number(increments[path * STEPS]))));

describe.each(PROFILES)("the miner %s", { timeout: 30_000 }, (profile) => {
  const miner = miners[profile];

  it("answers as the contract says, with whole paths for each origin", async () => {
    const response = await askMiner(miner, ordinary(3), "seed");
    expect(response.increments.shape).toEqual([3, PATHS, STEPS]);
    expect(compileSchema(contract.task.response).problem(response)).toBeUndefined();
  });

  it.each([1, 12, 60, 288])("answers for %i steps when that is asked for", async (steps) => {
    const response = await askMiner(miner, ordinary(2, steps), "seed");
    expect(response.increments.shape).toEqual([2, PATHS, steps]);
    expect(compileSchema(contract.task.response).problem(response)).toBeUndefined();
    const [first, last] = [0, steps - 1].map((step) =>
      Math.sqrt(
        meanSquare(
          Float32Array.from({ length: PATHS }, (_, path) =>
            Number(response.increments.data[path * steps + step]),
          ),
        ),
      ),
    );
    expect(last).toBeGreaterThan(0.4 * Number(first));
    expect(last).toBeLessThan(2.5 * Number(first));
  });

  it("gives the same answer to the same seed, whatever it was asked before, and another to another", async () => {
    const first = await askMiner(miner, ordinary(2), "seed");
    const other = await askMiner(miner, ordinary(2), "other seed");
    expect(await askMiner(miner, ordinary(2), "seed")).toEqual(first);
    expect(other.increments.data).not.toEqual(first.increments.data);
  });

  it("answers by the volatility it sees", async () => {
    const calm = await askMiner(
      miner,
      request(1, (bar) => (bar % 2 === 0 ? 0.004 : -0.004)),
      "seed",
    );
    const wild = await askMiner(
      miner,
      request(1, (bar) => (bar % 2 === 0 ? 0.02 : -0.02)),
      "seed",
    );
    const ratio = firstVolatility(wild.increments.data) / firstVolatility(calm.increments.data);
    expect(ratio).toBeGreaterThan(4.5);
    expect(ratio).toBeLessThan(5.5);
  });

  it.each([
    ["a market that stands still", request(1, () => 0)],
    ["one that moves once", request(1, (bar) => (bar === 250 ? -0.2 : 0))],
    ["the wildest that a request may hold", request(1, (bar) => (bar % 3 === 0 ? 1 : -1))],
  ])("stays within the contract for %s", async (_, extreme) => {
    const response = await askMiner(miner, extreme, "seed");
    expect(compileSchema(contract.task.response).problem(response)).toBeUndefined();
  });
});

describe("after a stormy month", () => {
  const storm = request(1, (bar) => (bar % 2 === 0 ? 1 : -1) * (bar < CONTEXT_BARS - 20 ? 0.005 : 0.03));

  it.each(PROFILES.filter((profile) => profile !== "randomWalk"))(
    "%s expects more than the random walk does",
    async (profile) => {
      const baseline = await askMiner(miners.randomWalk, storm, "seed");
      const response = await askMiner(miners[profile], storm, "seed");
      expect(firstVolatility(response.increments.data)).toBeGreaterThan(
        1.5 * firstVolatility(baseline.increments.data),
      );
    },
  );
});

describe("the random walk", () => {
  it("has exactly the context's volatility, at every step", async () => {
    const asked = ordinary(1);
    const { increments } = await askMiner(miners.randomWalk, asked, "seed");
    expect(firstVolatility(increments.data)).toBeCloseTo(Math.sqrt(meanSquare(asked.returns.data)), 7);
  });
});

describe("settings", () => {
  it("have the defaults that the backtest uses", () => {
    const garch = { ...TRAINED_GARCH, degreesOfFreedom: TRAINED_DEGREES_OF_FREEDOM };
    expect(readProfileSettings(contract, "fhs", {})).toEqual(TRAINED_GARCH);
    expect(readProfileSettings(contract, "garch", {})).toEqual(garch);
    expect(readProfileSettings(contract, "ewma", {})).toEqual({ decay: RISK_METRICS_DECAY });
    expect(readProfileSettings(contract, "refit", {})).toEqual(REFIT);
  });

  it("that let variance grow without bound are refused", async () => {
    const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
    const settings = { alpha: 0.1, gamma: 0.1, beta: 0.9, degreesOfFreedom: 8 };
    const [createFhs, createGarch] = [await subnet.miners.fhs(), await subnet.miners.garch()];
    const start = { settings, models, log };
    const refusal = expect.objectContaining({ code: "SK2304" });
    expect(() => createFhs(start)).toThrow(refusal);
    expect(() => createGarch(start)).toThrow(refusal);
  });
});

describe("the neural miner", () => {
  it("refuses a model that answers something else", async () => {
    const increments = tensor("float32", [1, 1, STEPS], new Float32Array(STEPS));
    const model = {
      inputs: [],
      outputs: [],
      run: async () => ({ increments }),
      dispose: async () => undefined,
    };
    const { neural } = await createMiners({ ...models, paths: async () => model });
    await expect(askMiner(neural, ordinary(1), "seed")).rejects.toMatchObject({ code: "SK2305" });
  });
});
