import { readFileSync } from "node:fs";
import { isSubnetkitError, randomFrom, tensor } from "subnetkit/plugin";
import { afterEach, describe, expect, it } from "vitest";
import type { LiveClock } from "../../../../../../subnets/price-prediction/feed/live/connectTicks.js";
import { exampleSession } from "../../../../../../subnets/price-prediction/feed/live/exampleSession.js";
import { openLiveFeed } from "../../../../../../subnets/price-prediction/feed/live/openLiveFeed.js";
import type { PriceFeed } from "../../../../../../subnets/price-prediction/feed/priceFeed.js";
import { simulatedBars } from "../../../../../../subnets/price-prediction/feed/simulatedBars.js";
import { scoreAnswers } from "../../../../../../subnets/price-prediction/score/scoreAnswers.js";
import { intervalsOf } from "../../../../../../subnets/price-prediction/score/intervals.js";
import { seriesOf } from "../../../../../../subnets/price-prediction/series/openSeries.js";
import { outcomeOf } from "../../../../../../subnets/price-prediction/series/outcomeOf.js";
import { recognise } from "../../../../../../subnets/price-prediction/series/recognise.js";
import { seriesSpec } from "../../../../../../subnets/price-prediction/series/seriesSpec.js";
import { seriesTasks } from "../../../../../../subnets/price-prediction/series/seriesTasks.js";
import { PATHS } from "../../../../../../subnets/price-prediction/sizes.js";
import { serveSession, type SessionServer } from "./sessionServer.js";

const session = readFileSync(
  new URL("../../../../../../subnets/price-prediction/feed/live/example-session.jsonl", import.meta.url),
  "utf8",
);
const lines = session.split("\n").filter((line) => line !== "");

/** The number of lines until a tick has been followed by the heartbeat that ends its minute. */
const linesUntil = (seq: number): number => lines.findIndex((line) => line.includes(`"seq":${seq},`)) + 2;

/** Time stands still, and whoever waits to connect again need not. */
const clock: LiveClock = {
  nowMs: () => 0,
  after: (delayMs, callback) => {
    if (delayMs < 10_000) setImmediate(callback);
    return () => undefined;
  },
};

let server: SessionServer;
let feed: PriceFeed;
let codes: string[];
let waiting: (() => void) | undefined;

/** Opens the feed and plays the session until `seq` has been heard and so many bars are closed. */
async function listen(): Promise<(seq: number, bars: number) => Promise<void>> {
  server = await serveSession(session);
  codes = [];
  feed = openLiveFeed({
    url: server.url,
    asset: "SIM",
    resolution: "1m",
    report: (error) => void codes.push(isSubnetkitError(error) ? error.code : String(error)),
    clock,
    onChange: () => waiting?.(),
  });
  return async (seq, bars) => {
    server.play(linesUntil(seq));
    await new Promise<void>((resolve) => {
      waiting = () => {
        if (feed.bars().closes.length >= bars) resolve();
      };
      waiting();
    });
  };
}

afterEach(async () => {
  waiting = undefined;
  feed.close();
  await server.close();
});

const round = { height: 7, seed: "live", privateSeed: "live", peers: [] };
const spec = seriesSpec({
  asset: "SIM",
  resolution: "1m",
  horizonSteps: 20,
  feed: { kind: "websocket", url: "ws://127.0.0.1:1" },
});

describe("the recorded session", () => {
  it("is what its recipe gives", () => {
    feed = {
      isLive: true,
      bars: () => simulatedBars({ seed: "1", days: 2 }),
      nowMs: () => 0,
      close: () => undefined,
    };
    server = { url: "", received: [], play: () => undefined, close: () => Promise.resolve() };
    expect(session).toBe(exampleSession());
  });

  it("becomes bars over a real connection, through a lost one, with everything refused that must be", async () => {
    const until = await listen();
    await until(580, 579);
    const market = simulatedBars({ seed: "sim-1", days: 2 });
    const { timesMs, closes } = feed.bars();
    expect(Array.from(timesMs)).toEqual(Array.from(market.timesMs.subarray(1, 580)));
    const missing = Array.from(closes.keys()).filter((index) => Number.isNaN(closes[index]));
    // Ticks 350 to 352 never came; bar n ends with tick n + 1, and the one before them may have had more.
    expect(missing).toEqual([349, 350, 351]);
    const seen = Array.from(closes.keys()).filter((index) => !missing.includes(index));
    expect(
      seen.every((index) => Math.abs((closes[index] ?? 0) - (market.closes[index + 1] ?? 0)) < 1e-5),
    ).toBe(true);
    expect(codes).toEqual(["SK3817", "SK3813", "SK3811", "SK3810", "SK3814", "SK3812", "SK3816", "SK3815"]);
    expect(server.received).toEqual([
      { type: "subscribe", asset: "SIM" },
      { type: "subscribe", asset: "SIM", after: { session: "example-1", seq: 300 } },
    ]);
  });
});

describe("a live series", () => {
  it("asks about the newest bar once it has a context, and scores when the bars have come", async () => {
    const until = await listen();
    const series = seriesOf(spec, feed);
    await until(499, 498);
    expect(seriesTasks(series, round)).toEqual([]);

    await until(540, 539);
    const [task] = seriesTasks(series, round);
    if (!task) throw new Error("the series has no task");
    expect(task.scoreAt).toBe(8);
    expect(task.request.returns.shape).toEqual([1, 500]);
    // 60 s after the last closed bar and 8 s for the answers: that bar's successor has begun, and the one after begins too soon.
    expect(task.secret.skipSteps).toBe(2);
    expect(outcomeOf(series, task)).toBeUndefined();

    // What a client asks about the newest bar is scored like it; about an older one it is not.
    expect(recognise(series, task.request, round)).toEqual(task);
    await until(558, 557);
    expect(outcomeOf(series, task)).toBeUndefined();
    expect(recognise(series, task.request, round)).toBeUndefined();

    await until(561, 560);
    const outcome = outcomeOf(series, task);
    if (!outcome) throw new Error("the outcome has come");
    expect(outcome.returns.shape).toEqual([1, 20]);
    const random = randomFrom("answers");
    const answer = (scale: number) =>
      tensor(
        "float32",
        [1, PATHS, 20],
        Float32Array.from({ length: PATHS * 20 }, () => scale * random.normal()),
      );
    const { skipSteps: skip, referenceLossBp } = task.secret;
    const plan = { skip, referenceLossBp, intervals: intervalsOf(task.secret, 20 - skip) };
    const [good = 0, wild = 0] = scoreAnswers([answer(0.0008), answer(0.01)], outcome, plan);
    expect(good).toBe(1);
    expect(wild).toBeLessThan(0.5);
  });
});
