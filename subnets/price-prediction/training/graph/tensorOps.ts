import * as tf from "@tensorflow/tfjs-core";
import type { Ops } from "./ops.js";

function matMul(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  const [width = 1] = a.shape.slice(-1);
  const [out = 1] = b.shape.slice(-1);
  const flat = tf.matMul(tf.reshape(a, [-1, width]), b);
  return tf.reshape(flat, [...a.shape.slice(0, -1), out]);
}

function columns(x: tf.Tensor, from: number, until: number): tf.Tensor {
  const last = x.rank - 1;
  const begin = x.shape.map((_, axis) => (axis === last ? from : 0));
  const size = x.shape.map((length, axis) => (axis === last ? until - from : length));
  return tf.slice(x, begin, size);
}

/** Computes with TF.js. */
export const tensorOps: Ops<tf.Tensor> = {
  constant: (shape, values) => tf.tensor(Float32Array.from(values), [...shape]),
  add: (a, b) => tf.add(a, b),
  subtract: (a, b) => tf.sub(a, b),
  multiply: (a, b) => tf.mul(a, b),
  divide: (a, b) => tf.div(a, b),
  matMul,
  exp: (x) => tf.exp(x),
  log: (x) => tf.log(x),
  sqrt: (x) => tf.sqrt(x),
  abs: (x) => tf.abs(x),
  tanh: (x) => tf.tanh(x),
  softplus: (x) => tf.softplus(x),
  clip: (x, min, max) => tf.clipByValue(x, min, max),
  columns,
  concat: (parts) => tf.concat([...parts], 1),
  reshape: (x, shape) => tf.reshape(x, [x.shape[0] ?? 0, ...shape]),
  addPathAxis: (x) => tf.reshape(x, [x.shape[0] ?? 0, 1, x.shape[1] ?? 0]),
};
