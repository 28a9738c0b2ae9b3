/** What is known of the way to a miner and of what it has to do. */
export interface AuditPath {
  /** Of a message that needs no work, to this miner and back. */
  readonly roundTripMs: number;
  /** Bytes of the proofs. */
  readonly answerBytes: number;
  /** Bytes a millisecond that a miner must be able to send. */
  readonly bytesPerMs: number;
  /** For reading the shards and hashing them. */
  readonly workMs: number;
}

/**
 * Until when proofs must be there: the way, the work and the sending, and no second way to somebody else. It tells a miner that has the
 * data from one that fetches it only where fetching takes longer than the work that is allowed for; on one machine it tells nothing.
 */
export function auditDeadlineMs({ roundTripMs, answerBytes, bytesPerMs, workMs }: AuditPath): number {
  return roundTripMs + workMs + answerBytes / bytesPerMs;
}
