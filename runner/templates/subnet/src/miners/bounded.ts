/** An answer outside the contract's bounds would count as malformed. */
export const bounded = (value: number): number => Math.min(2, Math.max(-2, value));
