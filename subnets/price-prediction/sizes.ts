/** How many past returns a miner sees for each origin: two years of trading days. */
export const CONTEXT_BARS = 500;

/** How many bars the shipped network's paths cover, and a daily task asks for: four weeks. */
export const STEPS = 20;

/** The longest horizon that a request may name: a day of five minutes, as in the public Synth subnet's slow competition. */
export const MAX_STEPS = 288;

/** How many paths an answer holds for each origin. */
export const PATHS = 100;

/** The most origins that a request may hold. */
export const MAX_ORIGINS = 50;

/**
 * How long a miner has for an answer, until it is committed to. A network's first takes four seconds on two idle cores, where two other
 * subnets begin beside it; with other work on the machine it must not be late.
 */
export const TIMEOUT_MS = 12_000;

/** Normal deviates behind each path of the shipped network: one a step, and two for how volatility itself may turn out. */
export const NOISE = STEPS + 2;
