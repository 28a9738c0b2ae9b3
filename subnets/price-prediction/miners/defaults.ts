/** Maximum likelihood with t shocks on the training years, rounded; the training script prints it. */
export const TRAINED_GARCH = { alpha: 0, gamma: 0.14, beta: 0.92 };
export const TRAINED_DEGREES_OF_FREEDOM = 46;

/** The decay for daily data in the RiskMetrics technical document (1996). */
export const RISK_METRICS_DECAY = 0.94;

/** Chosen in the validation years (README, "Profiles"). */
export const REFIT = { lessons: 16, rate: 0.01 };
