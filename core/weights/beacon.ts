/**
 * A source of randomness that nobody knows ahead of time and everybody can check: rounds come at known times, each with a
 * pulse. Weights encrypted to a future round can be opened by anyone once its pulse is out, so the chain itself reveals
 * them. The place in the block step is before the epochs; nothing takes time-locked commits yet.
 */
export interface Beacon {
  /** Which beacon this is: part of a network's identity, as its consensus is. */
  readonly id: string;
  /** The newest round whose pulse is known at a height. A function of the height alone, on every machine. */
  roundAt(height: number): bigint;
  /** The pulse of a round, or undefined while it isn't out. */
  pulse(round: bigint): Uint8Array | undefined;
}
