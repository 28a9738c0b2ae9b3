/** Milliseconds of a bar, by the name that tasks and settings use. */
export const RESOLUTION_MS = {
  "1m": 60_000,
  "5m": 300_000,
  "15m": 900_000,
  "1h": 3_600_000,
  "1d": 86_400_000,
  "1w": 604_800_000,
} as const;

export type Resolution = keyof typeof RESOLUTION_MS;

/** The names, finest first. */
export const RESOLUTIONS = ["1m", "5m", "15m", "1h", "1d", "1w"] as const satisfies readonly Resolution[];
