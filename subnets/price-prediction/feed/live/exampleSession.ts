import { valueAt } from "../../valueAt.js";
import { simulatedBars } from "../simulatedBars.js";

const ASSET = "SIM";
const TICKS = 580;

/** How long before the end of its minute each tick comes. */
const LEAD_MS = 7_000;

/** What goes wrong in the session, by the number of the tick after which it does. */
const INCIDENTS: Readonly<
  Record<number, "repeat" | "other" | "garbage" | "jump" | "late" | "close" | "refuse">
> = {
  40: "refuse",
  100: "repeat",
  150: "other",
  200: "garbage",
  250: "jump",
  290: "late",
  300: "close",
};

/** Ticks that were lost on the way. */
const LOST = { from: 350, until: 352 };

/**
 * A session with a server of prices, as JSON lines in the order in which they came: one tick a minute of the imagined market, a heartbeat
 * after each, and one of everything that can go wrong. The line `{"type":"close"}` stands for the end of a connection.
 * `example-session.jsonl` is what this gives.
 */
export function exampleSession(): string {
  const { timesMs, closes } = simulatedBars({ seed: "sim-1", days: 2 });
  const lines: string[] = [];
  const say = (message: object): void => void lines.push(JSON.stringify(message));
  const hello = { type: "hello", session: "example-1", asset: ASSET };
  say(hello);
  for (let seq = 1; seq <= TICKS; seq += 1) {
    const timeMs = valueAt(timesMs, seq) - LEAD_MS;
    const price = Math.round(valueAt(closes, seq) * 1e6) / 1e6;
    const tick = { type: "tick", asset: ASSET, seq, timeMs, price };
    if (seq < LOST.from || seq > LOST.until) say(tick);
    say({ type: "heartbeat", timeMs: timeMs + LEAD_MS });
    switch (INCIDENTS[seq]) {
      case "refuse":
        say({ type: "error", message: "prices of OTHER are not served" });
        break;
      case "repeat":
        say(tick);
        break;
      case "other":
        say({ ...tick, asset: "OTHER", seq: seq + 1 });
        break;
      case "garbage":
        lines.push('{"type":"tick","asset":"SIM"');
        break;
      case "jump":
        say({ ...tick, seq: seq + 1, timeMs: timeMs + LEAD_MS + 1_000, price: 3 * price });
        break;
      case "late":
        say({ type: "heartbeat", timeMs: timeMs + LEAD_MS + 30_000 });
        say({ ...tick, seq: seq + 1, timeMs: timeMs + LEAD_MS + 2_000 });
        break;
      case "close":
        say({ type: "close" });
        say(hello);
        break;
      case undefined:
        break;
    }
  }
  return `${lines.join("\n")}\n`;
}
