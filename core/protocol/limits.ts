/** What one side is ready to bear in a session; each announces its own and respects the other's. */
export interface SessionLimits {
  /** Largest record it opens, less the seal: one frame, or many small ones together. */
  readonly maxFrameBytes: number;
  /** Tasks that may be open at once. */
  readonly maxInFlight: number;
  /** How long it bears silence. Both sides ping at half of the smaller of the two. */
  readonly idleMs: number;
}

export const DEFAULT_LIMITS: SessionLimits = { maxFrameBytes: 1_048_576, maxInFlight: 64, idleMs: 30_000 };

/** Bounds within which a peer's limits are believed, so that no announcement can make the other side work or wait. */
export const LIMIT_BOUNDS = {
  maxFrameBytes: [1_024, 16_777_216],
  maxInFlight: [1, 65_535],
  idleMs: [5_000, 600_000],
} as const;
