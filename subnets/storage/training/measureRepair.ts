import { randomFrom } from "subnetkit/plugin";
import { simulateMiner } from "../availability/simulateChurn.js";
import { simulateRepair, type Estimate, type RepairOutcome } from "../availability/simulateRepair.js";

/** One point of an estimate's trade: what it costs to keep chunks readable, under one margin. */
export interface RepairPoint extends RepairOutcome {
  readonly margin: number;
}

const NETWORKS = 3;
const MINERS = 80;
const DAYS = 60;
const WARM_UP_HOURS = 336;

/** The same estimate, asked once for each hour: margins don't change what is known. */
function remembered(estimate: Estimate): Estimate {
  const known = new Map<number, ArrayLike<number>>();
  return (histories, now) => {
    const result = known.get(now) ?? estimate(histories, now);
    known.set(now, result);
    return result;
  };
}

/** An estimate under margins from −1 to 3 shards, on average over three simulated networks that nothing was learned from. */
export function measureRepair(estimate: Estimate): RepairPoint[] {
  const networks = Array.from({ length: NETWORKS }, (_, index) => {
    const random = randomFrom(`repair network ${index}`);
    const miners = Array.from({ length: MINERS }, () => simulateMiner(DAYS * 24, random).up);
    return { miners, estimate: remembered(estimate) };
  });
  return Array.from({ length: 17 }, (_, step) => {
    const margin = step / 4 - 1;
    const run = {
      dataShards: 4,
      parityShards: 4,
      chunks: 60,
      from: WARM_UP_HOURS,
      until: DAYS * 24,
      everyHours: 6,
      margin,
    };
    const outcomes = networks.map((network, index) =>
      simulateRepair(network.miners, run, network.estimate, randomFrom(`repair run ${index}`)),
    );
    const mean = (value: (outcome: RepairOutcome) => number): number =>
      outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / outcomes.length;
    return {
      margin,
      trafficShards: mean(({ trafficShards }) => trafficShards),
      unavailable: mean(({ unavailable }) => unavailable),
      lost: mean(({ lost }) => lost),
    };
  });
}

/** The cheapest point at which chunks are unreadable for no more than a share of the time, and none is lost. */
export function cheapest(points: readonly RepairPoint[], unavailable: number): RepairPoint | undefined {
  return points
    .filter((point) => point.unavailable <= unavailable && point.lost === 0)
    .sort((a, b) => a.trafficShards - b.trafficShards)[0];
}
