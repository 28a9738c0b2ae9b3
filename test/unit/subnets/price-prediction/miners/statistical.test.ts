import { randomFrom, tensor } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { askMiner } from "../../../../../subnets/price-prediction/backtest/askMiner.js";
import {
  createMinerOf,
  type Profile,
} from "../../../../../subnets/price-prediction/backtest/createMiners.js";
import {
  RISK_METRICS_DECAY,
  TRAINED_GARCH,
} from "../../../../../subnets/price-prediction/miners/defaults.js";
import { meanSquare } from "../../../../../subnets/price-prediction/meanSquare.js";
import { CONTEXT_BARS, PATHS, STEPS } from "../../../../../subnets/price-prediction/sizes.js";
import { models } from "../pathsModel.js";

/** What a profile says would come after returns: one column of moves a step. */
async function columnsOf(
  profile: Profile,
  change: (bar: number) => number,
): Promise<readonly Float64Array[]> {
  const miner = await createMinerOf(profile, models);
  const data = Float32Array.from({ length: CONTEXT_BARS }, (_, bar) => change(bar));
  const { increments } = await askMiner(
    miner,
    {
      asset: "TEST",
      resolution: "1d",
      horizonSteps: STEPS,
      minuteOfWeek: tensor("int16", [1], new Int16Array(1)),
      returns: tensor("float32", [1, CONTEXT_BARS], data),
    },
    "known case",
  );
  return Array.from({ length: STEPS }, (_, step) =>
    Float64Array.from({ length: PATHS }, (_path, path) => Number(increments.data[path * STEPS + step])),
  );
}

const LAST = CONTEXT_BARS - 1;
const empty = new Float64Array();

describe("EWMA", () => {
  it("of one move on the last bar is that move's share of the decay, and what is left of the mean", async () => {
    const columns = await columnsOf("ewma", (bar) => (bar === LAST ? 0.03 : 0));
    const square = 0.03 ** 2;
    const variance =
      (1 - RISK_METRICS_DECAY) * square + RISK_METRICS_DECAY ** CONTEXT_BARS * (square / CONTEXT_BARS);
    // The same at every step: it does not return to a mean.
    for (const column of columns) expect(meanSquare(column)).toBeCloseTo(variance, 9);
  });
});

describe("GARCH", () => {
  const { alpha, gamma, beta } = TRAINED_GARCH;
  const level = 0.01 ** 2;
  const omega = level * (1 - alpha - gamma / 2 - beta);

  /** Moves of ±1 % and a last one of its own, which leaves the mean square about where it is. */
  const alternating =
    (last: number) =>
    (bar: number): number =>
      bar === LAST ? last : bar % 2 === 0 ? 0.01 : -0.01;

  /** The recursion by hand, from the long-run level. */
  function varianceAfter(change: (bar: number) => number): number {
    let variance = level;
    for (let bar = 0; bar <= LAST; bar += 1) {
      const news = change(bar) < 0 ? alpha + gamma : alpha;
      variance = omega + news * change(bar) ** 2 + beta * variance;
    }
    return variance;
  }

  it.each([
    ["a fall", -0.01],
    ["a rise", 0.01],
  ])("gives the first step the variance that the recursion gives by hand, after %s", async (_, last) => {
    const [first = empty] = await columnsOf("garch", alternating(last));
    expect(meanSquare(first) / varianceAfter(alternating(last))).toBeCloseTo(1, 3);
  });

  it("expects more after a fall than after a rise, and less and less of the difference later", async () => {
    const fallen = await columnsOf("garch", alternating(-0.03));
    const risen = await columnsOf("garch", alternating(0.03));
    const excess = (step: number): number =>
      meanSquare(fallen[step] ?? empty) / meanSquare(risen[step] ?? empty);
    expect(excess(0)).toBeGreaterThan(1.5);
    expect(excess(STEPS - 1)).toBeLessThan(excess(0));
  });
});

describe("filtered historical simulation", () => {
  it("draws the context's own shapes: of moves that are always one size, it knows that size alone", async () => {
    const [first = empty] = await columnsOf("fhs", (bar) => (bar % 2 === 0 ? 0.01 : -0.01));
    const sizes = first.map(Math.abs);
    const centre = Math.sqrt(meanSquare(sizes));
    // GARCH scales a move by the day before it, so that sizes differ a little.
    expect(Math.max(...sizes) / centre).toBeLessThan(1.25);
    expect(Math.min(...sizes) / centre).toBeGreaterThan(0.75);
  });

  it("keeps skew: rare great falls between small rises stay rare falls and small rises", async () => {
    const random = randomFrom("skew");
    const [first = empty] = await columnsOf("fhs", () => (random.next() < 0.1 ? -0.03 : 0.01 / 3));
    const deviation = Math.sqrt(meanSquare(first));
    const falls = first.filter((move) => move < -1.5 * deviation);
    expect(falls.length / PATHS).toBeCloseTo(0.1, 1);
    expect(first.filter((move) => move > 1.5 * deviation)).toHaveLength(0);
  });
});
