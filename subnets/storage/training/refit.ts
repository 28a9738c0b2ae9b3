import { brierScore } from "../availability/drawRows.js";
import { predict, upThen, type Perceptron } from "../availability/perceptron.js";
import type { SeenHistory } from "../availability/seenHistory.js";
import { rowsBetween, seenRows } from "../availability/seenRows.js";
import { fitPerceptron } from "./fitPerceptron.js";

/** How a refitted model did on the latest rows, which neither it nor its predecessor was fitted to. */
export interface Refit {
  readonly layers: Perceptron;
  readonly rows: number;
  readonly heldOutRows: number;
  /** Brier scores of being up a day later, on the held-out rows: less is better. */
  readonly brier: { readonly uptime: number; readonly before: number; readonly refitted: number };
}

/** The latest fifth is held out: a model is judged by what came after all that it learned from. */
const HELD_OUT = 0.2;
const OPTIONS = { epochs: 8, learningRate: 0.002, seed: 1 };

/**
 * Fits the availability model further on what was seen of a network's own miners, with TF.js.
 *
 * @param before the weights that are in use, from which it begins
 * @throws SK4140 when too few moments were looked at again a day later
 */
export async function refit(histories: readonly SeenHistory[], before: Perceptron): Promise<Refit> {
  const all = seenRows(histories);
  const count = all.hours.length;
  const split = Math.floor(count * (1 - HELD_OUT));
  // What came of a moment is known a day later: the last day before the split would tell of the held-out part.
  const splitHour = all.hours[split] ?? 0;
  const known = all.hours.filter((hour) => hour <= splitHour - 25).length;
  const layers = await fitPerceptron(rowsBetween(all, 0, known), { ...OPTIONS, initial: before });
  const test = rowsBetween(all, split, count);
  const outcomes = upThen(test.outcomes);
  const brier = (of: Perceptron): number => brierScore(upThen(predict(of, test.features)), outcomes);
  return {
    layers,
    rows: known,
    heldOutRows: count - split,
    brier: { uptime: brierScore(test.uptimes, outcomes), before: brier(before), refitted: brier(layers) },
  };
}
