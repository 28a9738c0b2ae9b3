import * as tf from "@tensorflow/tfjs-core";
import { randomFrom, type Random } from "subnetkit/plugin";
import type { ReturnSeries } from "../feed/dailyReturns.js";
import { originsIn, TRAINING, VALIDATION, type Period } from "../feed/periods.js";
import { CONTEXT_BARS, STEPS } from "../sizes.js";
import { createBatch, type Batch } from "./batch.js";
import { initialWeights, type Network, type Weights } from "./model/network.js";
import type { Recipe } from "./recipe.js";
import { simulateMarket } from "./simulateMarket.js";
import { createTrainer } from "./trainer.js";

/** What training came to. */
export interface Trained<Name extends string = string> {
  readonly weights: Weights<Name, Float32Array>;
  /** Loss in the validation years after the imagined markets alone, and the least one while tuning. */
  readonly pretrainedLoss: number;
  readonly tunedLoss: number;
  /** The tuning step whose weights were kept; 0 when tuning never helped. */
  readonly keptStep: number;
}

/** A market's context and outcome at each origin of a period. */
function windowsOf(series: ReturnSeries, period: Period): readonly Float64Array[] {
  return originsIn(series, period).map((origin) =>
    series.returns.subarray(origin - CONTEXT_BARS, origin + STEPS),
  );
}

/** Rises over the first steps, then falls to a tenth along half a cosine. */
function rateAt(step: number, steps: number, peak: number): number {
  const warmUp = Math.min(1, (step + 1) / 50);
  return peak * warmUp * (0.1 + 0.45 * (1 + Math.cos((Math.PI * step) / steps)));
}

function pick(windows: readonly Float64Array[], random: Random): ArrayLike<number> {
  return windows[random.integer(windows.length)] ?? [];
}

/**
 * Trains the path model: first on imagined markets, then a little on the training years, keeping what does best in the validation
 * years. Sees no bar from the held-out years. The same recipe gives the same weights.
 *
 * @param report called now and then with a line for people
 */
export function trainWeights<Name extends string>(
  network: Network<Name>,
  series: ReturnSeries,
  recipe: Recipe,
  report: (line: string) => void,
): Trained<Name> {
  const random = randomFrom(`training ${recipe.seed}`);
  const trainer = createTrainer(network, initialWeights(network.shapes, recipe.seed));
  const learn = (markets: readonly ArrayLike<number>[], rate: number): number => {
    const batch = createBatch(markets, recipe.batchPaths, random);
    const loss = trainer.step(batch, rate);
    tf.dispose(Object.values(batch));
    return loss;
  };
  const imagine = (count: number): readonly ArrayLike<number>[] =>
    Array.from({ length: count }, () => simulateMarket(random));

  let recent = 0;
  for (let step = 0; step < recipe.pretrainingSteps; step += 1) {
    recent += learn(
      imagine(recipe.batchOrigins),
      rateAt(step, recipe.pretrainingSteps, recipe.pretrainingRate),
    );
    if ((step + 1) % 500 === 0) {
      report(`imagined markets, step ${step + 1}: loss ${(recent / 500).toFixed(3)}`);
      recent = 0;
    }
  }

  const validation = createValidation(series, recipe);
  const windows = windowsOf(series, TRAINING);
  const realOrigins = Math.round(recipe.batchOrigins * recipe.realShare);
  const pretrainedLoss = trainer.loss(validation);
  let kept = { weights: trainer.weights(), keptStep: 0 };
  let tunedLoss = Infinity;
  report(`training years, step 0: validation loss ${pretrainedLoss.toFixed(4)}`);
  for (let step = 1; step <= recipe.tuningSteps; step += 1) {
    const real = Array.from({ length: realOrigins }, () => pick(windows, random));
    learn([...imagine(recipe.batchOrigins - realOrigins), ...real], recipe.tuningRate);
    if (step % recipe.validationInterval !== 0) continue;
    const loss = trainer.loss(validation);
    report(`training years, step ${step}: validation loss ${loss.toFixed(4)}`);
    if (loss < Math.min(tunedLoss, pretrainedLoss)) kept = { weights: trainer.weights(), keptStep: step };
    tunedLoss = Math.min(tunedLoss, loss);
  }
  tf.dispose(Object.values(validation));
  return { ...kept, pretrainedLoss, tunedLoss };
}

/** The validation years with noise of their own, the same at every look. */
function createValidation(series: ReturnSeries, recipe: Recipe): Batch {
  return createBatch(
    windowsOf(series, VALIDATION),
    recipe.validationPaths,
    randomFrom(`validation ${recipe.seed}`),
  );
}
