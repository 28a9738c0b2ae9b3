import * as tf from "@tensorflow/tfjs-core";
import type { Random } from "subnetkit/plugin";
import { CONTEXT_BARS, NOISE, STEPS } from "../sizes.js";

/** Contexts, what came after them, and noise for a few paths each. */
export interface Batch {
  readonly returns: tf.Tensor2D;
  readonly outcome: tf.Tensor2D;
  readonly noise: tf.Tensor3D;
}

/** @param markets log-returns, CONTEXT_BARS + STEPS each */
export function createBatch(markets: readonly ArrayLike<number>[], paths: number, random: Random): Batch {
  const rows = markets.map((market) => Array.from(market));
  const noise = Float32Array.from({ length: rows.length * paths * NOISE }, () => random.normal());
  return {
    returns: tf.tensor2d(
      rows.flatMap((row) => row.slice(0, CONTEXT_BARS)),
      [rows.length, CONTEXT_BARS],
    ),
    outcome: tf.tensor2d(
      rows.flatMap((row) => row.slice(CONTEXT_BARS)),
      [rows.length, STEPS],
    ),
    noise: tf.tensor3d(noise, [rows.length, paths, NOISE]),
  };
}
