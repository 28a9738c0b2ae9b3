/** One look at a miner. */
export interface Sighting {
  /** Hours since some fixed moment, the same for all. */
  readonly hour: number;
  readonly up: boolean;
}

/** What is known of one miner: sightings in order of time. */
export type SeenHistory = readonly Sighting[];

/** Share of sightings within the last `hours` hours in which it was there; `otherwise` without any. */
export function uptime(history: SeenHistory, now: number, hours: number, otherwise: number): number {
  let [seen, up] = [0, 0];
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const sighting = history[at];
    if (!sighting || sighting.hour <= now - hours) break;
    seen += 1;
    if (sighting.up) up += 1;
  }
  return seen === 0 ? otherwise : up / seen;
}

/** Hours since the last sighting in a state; the given bound when there is none within it. */
export function hoursSince(history: SeenHistory, now: number, up: boolean, bound: number): number {
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const sighting = history[at];
    if (!sighting || sighting.hour < now - bound) break;
    if (sighting.up === up) return now - sighting.hour;
  }
  return bound;
}
