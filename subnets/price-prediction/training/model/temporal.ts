import type { Ops } from "../graph/ops.js";
import { CONTEXT_BARS } from "../../sizes.js";
import { recentVolatility } from "./features.js";
import type { Network, Reading, Weights } from "./network.js";
import { PARAMETERS } from "./parameters.js";

/** How many bars, then earlier values, each layer joins: 500 bars → 125 → 25 → 5 → 1. */
const WIDTHS = [4, 5, 5, 5] as const;
const CHANNELS = [16, 24, 24, 32] as const;

const shapes = {
  moves: [WIDTHS[0], CHANNELS[0]],
  sizes: [WIDTHS[0], CHANNELS[0]],
  logSizes: [WIDTHS[0], CHANNELS[0]],
  firstBias: [1, CHANNELS[0]],
  second: [WIDTHS[1] * CHANNELS[0], CHANNELS[1]],
  secondBias: [1, CHANNELS[1]],
  third: [WIDTHS[2] * CHANNELS[1], CHANNELS[2]],
  thirdBias: [1, CHANNELS[2]],
  fourth: [WIDTHS[3] * CHANNELS[2], CHANNELS[3]],
  fourthBias: [1, CHANNELS[3]],
  last: [CHANNELS[3], PARAMETERS],
  lastBias: [1, PARAMETERS],
} as const;

export type TemporalWeight = keyof typeof shapes;

/**
 * A temporal convolution over the bare returns: dilated and causal, each layer's weights shared over time. Only the last moment's value
 * is asked for, and of a dilated causal convolution that needs every WIDTH-th position of each layer: a tree, so that a layer is a
 * reshape and a matrix product (van den Oord et al. 2016 for the form, with wider filters and no gates).
 */
export const temporal: Network<TemporalWeight> = {
  name: "price-temporal",
  shapes,
  read<T>(ops: Ops<T>, weights: Weights<TemporalWeight, T>, returns: T): Reading<T> {
    const unit = recentVolatility(ops, returns);
    const scalar = (value: number): T => ops.constant([1, 1], [value]);
    const moves = ops.clip(ops.divide(returns, unit), -6, 6);
    const sizes = ops.abs(moves);
    const logSizes = ops.log(ops.add(sizes, scalar(0.1)));

    let length = CONTEXT_BARS / WIDTHS[0];
    const bars = (channel: T): T => ops.reshape(channel, [length, WIDTHS[0]]);
    const sum = ops.add(
      ops.add(ops.matMul(bars(moves), weights.moves), ops.matMul(bars(sizes), weights.sizes)),
      ops.add(ops.matMul(bars(logSizes), weights.logSizes), weights.firstBias),
    );
    const layer = (below: T, width: number, channels: number, kernel: T, bias: T): T => {
      length /= width;
      return ops.tanh(ops.add(ops.matMul(ops.reshape(below, [length, width * channels]), kernel), bias));
    };
    const first = ops.tanh(sum);
    const second = layer(first, WIDTHS[1], CHANNELS[0], weights.second, weights.secondBias);
    const third = layer(second, WIDTHS[2], CHANNELS[1], weights.third, weights.thirdBias);
    const fourth = layer(third, WIDTHS[3], CHANNELS[2], weights.fourth, weights.fourthBias);
    const latest = ops.reshape(fourth, [CHANNELS[3]]);
    return { outputs: ops.add(ops.matMul(latest, weights.last), weights.lastBias), unit };
  },
};
