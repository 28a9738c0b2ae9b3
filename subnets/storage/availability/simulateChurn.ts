import type { Random } from "subnetkit/plugin";

/**
 * Kinds of imagined miners. Times between states are exponential. What they assume is assumed: no trace of a real network was at hand.
 *
 * - `server`: up 500 h on average, down 2 h.
 * - `home`: on for 8 to 16 hours of its own day, 3 % of these hours missed and 3 % of the others used.
 * - `flaky`: up 12 h, down 6 h.
 * - `fading`: a server whose outages come more often every day, until it stays away.
 * Of all kinds, one in 90 leaves for good each day.
 */
export type ChurnClass = "server" | "home" | "flaky" | "fading";

const SHARES: readonly (readonly [ChurnClass, number])[] = [
  ["server", 0.3],
  ["home", 0.35],
  ["flaky", 0.2],
  ["fading", 0.15],
];
const DAILY_DEPARTURE = 1 / 90;

/** Whether one miner is up, hour by hour. */
export function simulateMiner(hours: number, random: Random): { kind: ChurnClass; up: Uint8Array } {
  const kind = drawKind(random);
  const up = new Uint8Array(hours);
  const wake = random.next() * 24;
  const awake = 8 + random.next() * 8;
  const fadeDays = 10 + random.next() * 40;
  let state = true;
  for (let hour = 0; hour < hours; hour += 1) {
    if (random.next() < DAILY_DEPARTURE / 24) break;
    if (kind === "home") {
      const isAwake = (((hour - wake) % 24) + 24) % 24 < awake;
      state = random.next() < (isAwake ? 0.97 : 0.03);
    } else {
      const { upHours, downHours } = stays(kind, hour / 24 / fadeDays);
      state = random.next() < 1 / (state ? upHours : downHours) ? !state : state;
    }
    up[hour] = state ? 1 : 0;
  }
  return { kind, up };
}

function drawKind(random: Random): ChurnClass {
  let draw = random.next();
  for (const [kind, share] of SHARES) {
    draw -= share;
    if (draw < 0) return kind;
  }
  return "server";
}

/** Mean hours in either state; a fading miner's at a share of its way to the end. */
function stays(kind: "server" | "flaky" | "fading", faded: number): { upHours: number; downHours: number } {
  if (kind === "server") return { upHours: 500, downHours: 2 };
  if (kind === "flaky") return { upHours: 12, downHours: 6 };
  const left = Math.max(0, 1 - faded);
  return { upHours: Math.max(1, 300 * left * left), downHours: left > 0 ? 2 + 20 * faded : 1e9 };
}
