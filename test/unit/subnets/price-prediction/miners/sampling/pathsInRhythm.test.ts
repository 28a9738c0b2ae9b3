import { tensor, type Request } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../../../../../subnets/price-prediction/backtest/createMiners.js";
import { meanSquare } from "../../../../../../subnets/price-prediction/meanSquare.js";
import type { BlockContexts } from "../../../../../../subnets/price-prediction/miners/sampling/joinBlocks.js";
import { pathsInRhythm } from "../../../../../../subnets/price-prediction/miners/sampling/pathsInRhythm.js";
import { simulatedBars } from "../../../../../../subnets/price-prediction/feed/simulatedBars.js";
import { CONTEXT_BARS, PATHS, STEPS } from "../../../../../../subnets/price-prediction/sizes.js";

const HORIZON = 288;
const alternating = Float32Array.from({ length: PATHS * STEPS }, (_, index) =>
  index % 2 === 0 ? 0.001 : -0.001,
);

/** Five-minute returns up to a midnight. */
const { closes } = simulatedBars({ seed: "rhythm", days: 8 });
const returns = Float32Array.from({ length: CONTEXT_BARS }, (_, index) => {
  const end = closes.length - 1 - 5 * (CONTEXT_BARS - 1 - index);
  return Math.log(Number(closes[end]) / Number(closes[end - 5]));
});
const request: Request<Contract> = {
  asset: "SIM",
  resolution: "5m",
  horizonSteps: HORIZON,
  minuteOfWeek: tensor("int16", [1], Int16Array.of(1_440)),
  returns: tensor("float32", [1, CONTEXT_BARS], returns),
};

describe("paths in a market's rhythm", () => {
  it("are livelier at the hours that the context was livelier at", async () => {
    const paths = await pathsInRhythm(request, () => alternating);
    const volatility = (hour: number): number => Math.abs(Number(paths[hour * 12]));
    // The imagined market is liveliest at 14:30 and calmest at 2:30.
    expect(volatility(14)).toBeGreaterThan(1.2 * volatility(2));
    expect(meanSquare(paths.subarray(0, HORIZON)) / 0.001 ** 2).toBeCloseTo(1, 1);
  });

  it("come of contexts without it, and leave the request as it was", async () => {
    const seen: BlockContexts[] = [];
    const before = returns.slice();
    await pathsInRhythm(request, (contexts) => {
      if (seen.length === 0) seen.push({ ...contexts, returns: contexts.returns.slice() });
      return alternating;
    });
    expect(request.returns.data).toEqual(before);
    expect(seen[0]?.returns).not.toEqual(before);
  });

  it("of days are the network's own", async () => {
    const daily = { ...request, resolution: "1d", horizonSteps: STEPS } as const;
    expect(await pathsInRhythm(daily, () => alternating)).toEqual(alternating);
  });

  it("stay within what an answer may hold", async () => {
    const wild = alternating.map((value) => Math.sign(value));
    const paths = await pathsInRhythm(request, () => wild);
    expect(Math.max(...paths)).toBe(1);
    expect(Math.min(...paths)).toBe(-1);
  });
});
