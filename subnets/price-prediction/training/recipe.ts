/** Everything that decides which weights come out. */
export const RECIPE = {
  seed: "price-prediction 1",
  /** Origins in a training step, and paths at each. */
  batchOrigins: 64,
  batchPaths: 24,
  /** Steps on imagined markets alone. */
  pretrainingSteps: 2_000,
  pretrainingRate: 1e-3,
  /** Steps on the training years, half of each batch still imagined: four years are few, and easily learnt by heart. */
  tuningSteps: 400,
  tuningRate: 1e-4,
  realShare: 0.5,
  /** How often the validation years are asked, and with how many paths; the best weights of these moments are kept. */
  validationInterval: 50,
  validationPaths: 64,
} as const;

export type Recipe = {
  readonly [Name in keyof typeof RECIPE]: (typeof RECIPE)[Name] extends string ? string : number;
};
