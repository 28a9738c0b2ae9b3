import { randomFrom } from "subnetkit/plugin";
import { RESOLUTION_MS } from "../series/resolutions.js";
import { priceBars, type PriceBars } from "./priceBars.js";

/** Which imagined market, and how long. */
export interface SimulatedMarket {
  readonly seed: string;
  readonly days: number;
}

/** A Monday. */
const START_MS = Date.UTC(2024, 0, 1);
const MINUTES_A_DAY = 1_440;

/** A year's volatility of 60 %, as a minute's. */
const MINUTE_VOLATILITY = 0.6 / Math.sqrt(365 * MINUTES_A_DAY);

/** What moves log-volatility: one part whose shocks halve in five days, one in 45 minutes. */
const FACTORS = [
  { halfLifeMinutes: 5 * MINUTES_A_DAY, spread: 0.4 },
  { halfLifeMinutes: 45, spread: 0.3 },
];

/** One minute in twenty brings a shock three times as wide. */
const JUMP_CHANCE = 0.05;
const JUMP_SCALE = 3;

/** How lively the market is at a time: most at 14:30 UTC, least half a day later, less on weekends. Mean square 1 over weekdays. */
function season(minute: number): number {
  const ofDay = 1 + 0.35 * Math.cos((2 * Math.PI * (minute - 870)) / MINUTES_A_DAY);
  const isWeekend = Math.floor(minute / MINUTES_A_DAY) % 7 >= 5;
  return (ofDay * (isWeekend ? 0.7 : 1)) / Math.sqrt(1 + 0.35 ** 2 / 2);
}

/**
 * Minute bars of an imagined market that never closes: volatility with a slow and a fast part (two-factor stochastic volatility), a
 * daily and a weekly rhythm, and occasional wide shocks. The constants are round numbers near what is reported of crypto currencies;
 * they are fitted to nothing, and no result on these bars says anything about a real market. The same market gives the same bars.
 */
export function simulatedBars({ seed, days }: SimulatedMarket): PriceBars {
  const random = randomFrom(`price-prediction simulated market ${seed}`);
  const factors = FACTORS.map(({ halfLifeMinutes, spread }) => {
    const keep = 2 ** (-1 / halfLifeMinutes);
    return { keep, push: spread * Math.sqrt(1 - keep * keep), level: spread * random.normal() };
  });
  const shockScale = 1 / Math.sqrt(1 + JUMP_CHANCE * (JUMP_SCALE ** 2 - 1));
  const times: number[] = [START_MS];
  const closes: number[] = [100];
  let logPrice = Math.log(100);
  for (let minute = 0; minute < days * MINUTES_A_DAY; minute += 1) {
    let logVolatility = 0;
    for (const factor of factors) {
      logVolatility += factor.level;
      factor.level = factor.keep * factor.level + factor.push * random.normal();
    }
    const wide = random.next() < JUMP_CHANCE ? JUMP_SCALE : 1;
    const shock = wide * shockScale * random.normal();
    logPrice += MINUTE_VOLATILITY * season(minute) * Math.exp(logVolatility) * shock;
    times.push(START_MS + (minute + 1) * RESOLUTION_MS["1m"]);
    closes.push(Math.exp(logPrice));
  }
  return priceBars(times, closes);
}
