/** How many past daily returns a miner sees for each origin: two years. */
export const CONTEXT_BARS = 500;

/** How many trading days each path covers: four weeks. */
export const STEPS = 20;

/** How many paths an answer holds for each origin. */
export const PATHS = 100;

/** Origins in one task; its answer is 400 kB, well below the 1 MiB limit of a frame. */
export const ORIGINS_PER_TASK = 50;

/** Tasks in one round. 200 origins make an epoch's score more signal than noise (README, "Signal and noise"). */
export const TASKS_PER_ROUND = 4;

/** The most origins that a request from elsewhere may hold. */
export const MAX_ORIGINS = 64;

/** Normal deviates behind each path: one a step, and two for how volatility itself may turn out. */
export const NOISE = STEPS + 2;
