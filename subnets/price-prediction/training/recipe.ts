/** Everything that decides which weights come out. */
export interface Recipe {
  readonly seed: string;
  /** Origins in a training step, and paths at each. */
  readonly batchOrigins: number;
  readonly batchPaths: number;
  /** Steps on imagined markets alone. */
  readonly pretrainingSteps: number;
  readonly pretrainingRate: number;
  /** Steps on the training years, part of each batch still imagined: four years are few, and easily learnt by heart. */
  readonly tuningSteps: number;
  readonly tuningRate: number;
  readonly realShare: number;
  /** How often the validation years are asked, and with how many paths; the best weights of these moments are kept. */
  readonly validationInterval: number;
  readonly validationPaths: number;
}

const paths: Recipe = {
  seed: "price-prediction 1",
  batchOrigins: 64,
  batchPaths: 24,
  pretrainingSteps: 2_000,
  pretrainingRate: 1e-3,
  tuningSteps: 400,
  tuningRate: 1e-4,
  realShare: 0.5,
  validationInterval: 50,
  validationPaths: 64,
};

export const RECIPES = {
  paths,
  // It must find by itself what the perceptron's features say, and so sees more markets.
  temporal: { ...paths, pretrainingSteps: 3_000 },
} as const satisfies Readonly<Record<string, Recipe>>;
