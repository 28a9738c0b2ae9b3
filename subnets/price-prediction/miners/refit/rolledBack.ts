import { CONTEXT_BARS, STEPS } from "../../sizes.js";

/** A moment of the past, with what came after it. */
export interface Lesson {
  readonly context: Float32Array;
  readonly outcome: Float32Array;
}

/**
 * What was known `bars` bars ago, and the steps that followed, from what is known now. A context must be as long as now's: the bars that are
 * missing at its far end, where weights are least, are its own oldest ones once more.
 *
 * @param window the context, oldest first
 * @param bars STEPS or more
 */
export function rolledBack(window: Float32Array, bars: number): Lesson {
  const known = CONTEXT_BARS - bars;
  const context = new Float32Array(CONTEXT_BARS);
  context.set(window.subarray(0, bars), 0);
  context.set(window.subarray(0, known), bars);
  return { context, outcome: window.slice(known, known + STEPS) };
}
