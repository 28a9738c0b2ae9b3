import { fail } from "subnetkit/plugin";
import { liveErrors } from "./liveErrors.js";
import type { Tick } from "./liveMessages.js";

/** Half a logarithmic unit: a factor of 1.65. */
const LARGEST_MOVE = 0.5;

export interface TickRules {
  readonly asset: string;
  /** How far behind the newest time a tick may be. */
  readonly maxAgeMs: number;
}

/** Decides which ticks count. */
export interface TickGate {
  /**
   * Takes a tick.
   *
   * @param closedMs end of the newest closed bar: nothing may change it
   * @returns the numbers of ticks that are missing before it, if some are
   * @throws SK3811 another asset · SK3812 stale · SK3813 out of order · SK3814 implausible; the tick is left out
   */
  readonly take: (
    tick: Tick,
    closedMs: number,
  ) => { readonly from: number; readonly until: number } | undefined;
  /** The server's time has come so far. */
  readonly advance: (timeMs: number) => void;
  /** The server began to count anew. */
  readonly restart: () => void;
  readonly lastSeq: () => number | undefined;
  /** Newest time that the server named; 0 before the first. */
  readonly nowMs: () => number;
}

export function createTickGate({ asset, maxAgeMs }: TickRules): TickGate {
  let last: Tick | undefined;
  let lastSeq: number | undefined;
  let nowMs = 0;
  return {
    take: (tick, closedMs) => {
      const { seq, timeMs, price } = tick;
      if (tick.asset !== asset) throw fail(liveErrors.otherAsset, { actual: tick.asset, expected: asset });
      if (lastSeq !== undefined && seq <= lastSeq) throw fail(liveErrors.outOfOrder, { seq, last: lastSeq });
      if (timeMs <= closedMs || timeMs < nowMs - maxAgeMs)
        throw fail(liveErrors.stale, { seq, ageMs: nowMs - timeMs });
      if (last && timeMs < last.timeMs) throw fail(liveErrors.outOfOrder, { seq, last: last.seq });
      if (last && Math.abs(Math.log(price / last.price)) > LARGEST_MOVE)
        throw fail(liveErrors.implausible, { seq, price, last: last.price });
      const missing =
        lastSeq !== undefined && seq > lastSeq + 1 ? { from: lastSeq + 1, until: seq - 1 } : undefined;
      last = tick;
      lastSeq = seq;
      nowMs = Math.max(nowMs, timeMs);
      return missing;
    },
    advance: (timeMs) => {
      nowMs = Math.max(nowMs, timeMs);
    },
    restart: () => {
      lastSeq = undefined;
    },
    lastSeq: () => lastSeq,
    nowMs: () => nowMs,
  };
}
