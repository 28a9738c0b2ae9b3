/** How the shipped weights are made. Everything is drawn from the seed: the same recipe gives the same bytes. */
export const RECIPE = {
  seed: "storage availability 1",
  days: 60,
  trainingMiners: 600,
  rowsEach: 40,
  epochs: 10,
  learningRate: 0.003,
  initialSeed: 1,
  /** Miners that nothing was learned from. */
  testMiners: 200,
} as const;

export type Recipe = typeof RECIPE;
