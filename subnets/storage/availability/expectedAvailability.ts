import { fail, tensor, type Model } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
import { FEATURES, featureRows } from "./features.js";
import { OUTPUTS, upMeanwhile } from "./perceptron.js";
import type { SeenHistory } from "./seenHistory.js";

/** Says for each of some miners in what share of the next day it will be up. */
export type PredictAvailability = (histories: readonly SeenHistory[], now: number) => Promise<Float32Array>;

/** The trained model as a predictor. @throws SK4141 when its output is not one number a row */
export function predictorOf(model: Model): PredictAvailability {
  return async (histories, now) => {
    if (histories.length === 0) return new Float32Array();
    const features = tensor("float32", [histories.length, FEATURES], featureRows(histories, now));
    const data = (await model.run({ features })).probability?.data;
    if (!(data instanceof Float32Array) || data.length !== histories.length * OUTPUTS) {
      throw fail(storageErrors.unexpectedModelOutput);
    }
    return upMeanwhile(data);
  };
}
