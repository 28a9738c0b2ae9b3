import type { ReturnSeries } from "../feed/dailyReturns.js";
import { perceptron } from "./model/perceptron.js";
import { temporal } from "./model/temporal.js";
import { RECIPES, type Recipe } from "./recipe.js";
import { trainFile, type TrainedFile } from "./trainFile.js";

/** A network that the training script makes: `models/<name>.onnx`. */
export interface Trainable {
  /** The miner profile behind which it stands. */
  readonly profile: "neural" | "temporal";
  readonly recipe: Recipe;
  /** What it reads and how, for its card. */
  readonly about: string;
  /** Whether its weights are also written by themselves, for the profile that trains them further. */
  readonly refitted: boolean;
  train(series: ReturnSeries, report: (line: string) => void): Promise<TrainedFile>;
}

/** Every network of the subnet, by the name that the contract gives it. */
export const TRAINABLE: Readonly<Record<"paths" | "temporal", Trainable>> = {
  paths: {
    profile: "neural",
    recipe: RECIPES.paths,
    about:
      "A perceptron with two hidden layers reads scale-free features of the context: the term structure of past variance, how much of it " +
      "came from losses, trends, the latest returns, the weight of the tails.",
    refitted: true,
    train: (series, report) => trainFile(perceptron, series, RECIPES.paths, report),
  },
  temporal: {
    profile: "temporal",
    recipe: RECIPES.temporal,
    about:
      "A dilated causal convolution in time reads the bare returns, in units of recent volatility, with their sizes and the logarithms of " +
      "these: four layers with filters of 4, 5, 5 and 5 and 16 to 32 channels, so that the last value sees all 500 bars. As only the last " +
      "value is asked for, each layer is evaluated where it matters for that alone: a reshape and a matrix product.",
    refitted: false,
    train: (series, report) => trainFile(temporal, series, RECIPES.temporal, report),
  },
};
