import type { Random } from "subnetkit/plugin";
import { rankMiners } from "../client/rankMiners.js";
import { historyAt } from "./drawRows.js";
import { uptime, type SeenHistory } from "./seenHistory.js";

/** An estimate of how likely each miner is up at a moment of the next day. */
export type Estimate = (histories: () => readonly SeenHistory[], now: number) => ArrayLike<number>;

export interface RepairRun {
  readonly dataShards: number;
  readonly parityShards: number;
  readonly chunks: number;
  /** Hours from which chunks are stored, and to which they are looked after. */
  readonly from: number;
  readonly until: number;
  readonly everyHours: number;
  /** A chunk is repaired when fewer live shards than the data shards and this many are expected. */
  readonly margin: number;
}

export interface RepairOutcome {
  /** Shards fetched and sent, a chunk and month. */
  readonly trafficShards: number;
  /** Share of the looks at which a chunk could not be read at once. */
  readonly unavailable: number;
  /** Chunks of which fewer shards than hold the data exist anywhere. */
  readonly lost: number;
}

/** Plain uptime of a week: what the model has to beat. */
export const weeklyUptime: Estimate = (histories, now) =>
  histories().map((history) => uptime(history, now, 168, 0.5));

/**
 * Looks after chunks in a simulated network, under one rule for every estimate: shards go to miners by their expected availability, and those
 * expected to be away are replaced when the expected number of live shards falls below the margin. Only a chunk of which enough shards are up
 * can be repaired.
 */
export function simulateRepair(
  miners: readonly Uint8Array[],
  run: RepairRun,
  estimate: Estimate,
  random: Random,
): RepairOutcome {
  const all = run.dataShards + run.parityShards;
  const isUp = (miner: number, hour: number): boolean => miners[miner]?.[hour] === 1;
  const chunks = Array.from({ length: run.chunks }, () => ({
    name: String(random.next()),
    holders: [] as number[],
  }));
  let [traffic, looks, unavailable] = [0, 0, 0];

  for (let hour = run.from; hour < run.until; hour += run.everyHours) {
    const expected = estimate(() => miners.map((up) => historyAt(up, hour)), hour);
    const present = miners.flatMap((_, uid) => (isUp(uid, hour) ? [{ uid, hotkey: String(uid) }] : []));
    const place = (chunk: (typeof chunks)[number], count: number): number[] => {
      const free = present.filter(({ uid }) => !chunk.holders.includes(uid));
      const ranked = rankMiners(free, chunk.name, ({ uid }) => expected[uid] ?? 0.5);
      return ranked.slice(0, count).map(({ uid }) => uid);
    };
    for (const chunk of chunks) {
      if (chunk.holders.length === 0) {
        chunk.holders.push(...place(chunk, all));
        continue;
      }
      looks += 1;
      const up = chunk.holders.filter((miner) => isUp(miner, hour));
      if (up.length < run.dataShards) {
        unavailable += 1;
        continue;
      }
      const live = chunk.holders.reduce((sum, miner) => sum + (expected[miner] ?? 0.5), 0);
      if (live >= run.dataShards + run.margin) continue;
      const kept = chunk.holders.filter((miner) => (expected[miner] ?? 0.5) >= 0.5);
      const fresh = place(chunk, all - kept.length);
      chunk.holders = [...kept, ...fresh];
      if (fresh.length > 0) traffic += run.dataShards + fresh.length;
    }
  }
  const months = (run.until - run.from) / 720;
  const last = run.until - 1;
  const survivors = chunks.filter(
    ({ holders }) =>
      // A miner that is never up again has lost its shard.
      holders.filter((miner) => miners[miner]?.subarray(last - 168, last + 1).includes(1)).length >=
      run.dataShards,
  );
  return {
    trafficShards: traffic / run.chunks / months,
    unavailable: unavailable / Math.max(1, looks),
    lost: run.chunks - survivors.length,
  };
}
