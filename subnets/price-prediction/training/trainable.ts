import type { ReturnSeries } from "../feed/dailyReturns.js";
import { perceptron } from "./model/perceptron.js";
import { RECIPES, type Recipe } from "./recipe.js";
import { trainFile, type TrainedFile } from "./trainFile.js";

/** A network that the training script makes: `models/<name>.onnx`. */
export interface Trainable {
  /** The miner profile behind which it stands. */
  readonly profile: "neural";
  readonly recipe: Recipe;
  /** What it reads and how, for its card. */
  readonly about: string;
  /** Whether its weights are also written by themselves, for the profile that trains them further. */
  readonly refitted: boolean;
  train(series: ReturnSeries, report: (line: string) => void): Promise<TrainedFile>;
}

/** Every network of the subnet, by the name that the contract gives it. */
export const TRAINABLE: Readonly<Record<"paths", Trainable>> = {
  paths: {
    profile: "neural",
    recipe: RECIPES.paths,
    about:
      "A perceptron with two hidden layers reads scale-free features of the context: the term structure of past variance, how much of it " +
      "came from losses, trends, the latest returns, the weight of the tails.",
    refitted: true,
    train: (series, report) => trainFile(perceptron, series, RECIPES.paths, report),
  },
};
