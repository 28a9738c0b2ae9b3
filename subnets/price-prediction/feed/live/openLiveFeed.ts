import { fail } from "subnetkit/plugin";
import { RESOLUTION_MS, type Resolution } from "../../series/resolutions.js";
import { CONTEXT_BARS, MAX_STEPS } from "../../sizes.js";
import type { PriceFeed } from "../priceFeed.js";
import { createBarBuilder } from "./barBuilder.js";
import { connectTicks, systemClock, type LiveClock } from "./connectTicks.js";
import { liveErrors } from "./liveErrors.js";
import { readLiveMessage } from "./liveMessages.js";
import { createTickGate } from "./tickGate.js";

/** Contexts and outcomes of everything that may wait to be scored, several times over. */
const MAX_BARS = 4 * (CONTEXT_BARS + MAX_STEPS);
const USUAL_MAX_AGE_MS = 10_000;

export interface LiveFeedOptions {
  readonly url: string;
  readonly asset: string;
  readonly resolution: Resolution;
  readonly maxAgeMs?: number | undefined;
  /** Told of every message that was refused and every connection that was lost. */
  readonly report: (error: Error) => void;
  readonly clock?: LiveClock;
  /** Called after every message. */
  readonly onChange?: () => void;
}

/**
 * Prices as they come, over a WebSocket: ticks become bars, and only closed bars are shown. What is stale, out of order, implausible or
 * of another asset is refused and reported; where ticks were lost the bars that they may have ended count as not observed.
 *
 * @throws SK3818 for an address that is none
 */
export function openLiveFeed(options: LiveFeedOptions): PriceFeed {
  const { url, asset, resolution, maxAgeMs = USUAL_MAX_AGE_MS, report, onChange } = options;
  const gate = createTickGate({ asset, maxAgeMs });
  const builder = createBarBuilder(RESOLUTION_MS[resolution], MAX_BARS);
  const clock = options.clock ?? systemClock;
  let session: string | undefined;
  let known = { serverMs: 0, ownMs: clock.nowMs() };

  const handle = (text: string): void => {
    const message = readLiveMessage(text);
    switch (message.type) {
      case "hello":
        if (message.asset !== asset)
          throw fail(liveErrors.otherAsset, { actual: message.asset, expected: asset });
        if (session !== undefined && message.session !== session) {
          gate.restart();
          builder.lose();
        }
        session = message.session;
        return;
      case "tick": {
        const missing = gate.take(message, builder.closedMs());
        if (missing) builder.lose();
        builder.tick(message.timeMs, message.price);
        if (missing) throw fail(liveErrors.gap, { ...missing });
        return;
      }
      case "heartbeat":
        gate.advance(message.timeMs);
        // A late tick of these milliseconds still counts.
        builder.advance(message.timeMs - maxAgeMs);
        return;
      case "error":
        throw fail(liveErrors.refused, { message: message.message });
    }
  };
  const noteTime = (): void => {
    if (gate.nowMs() > known.serverMs) known = { serverMs: gate.nowMs(), ownMs: clock.nowMs() };
  };

  const close = connectTicks({
    url,
    clock,
    subscription: () => {
      const seq = gate.lastSeq();
      const after = session !== undefined && seq !== undefined ? { session, seq } : undefined;
      return { type: "subscribe", asset, ...(after && { after }) };
    },
    onMessage: (text) => {
      try {
        handle(text);
      } catch (error) {
        report(error instanceof Error ? error : new Error(String(error)));
      }
      noteTime();
      onChange?.();
    },
    report,
  });
  return {
    isLive: true,
    bars: () => builder.bars(),
    nowMs: () => known.serverMs + clock.nowMs() - known.ownMs,
    close,
  };
}
