import * as tf from "@tensorflow/tfjs-core";
import { fail } from "subnetkit/plugin";
import { priceErrors } from "../priceErrors.js";

type Unary = (dy: tf.Tensor, value: tf.Tensor, attributes: tf.NamedAttrMap) => tf.Tensor;
type Binary = (dy: tf.Tensor, a: tf.Tensor, b: tf.Tensor) => readonly [() => tf.Tensor, () => tf.Tensor];

/** Sums a gradient over the axes along which its operand was broadcast. */
function unbroadcast(gradient: tf.Tensor, { shape }: tf.Tensor): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, gradient.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(gradient, axes) : gradient, shape);
}

/** 1 where the condition holds and 0 elsewhere. */
const mask = (condition: tf.Tensor): tf.Tensor => tf.cast(condition, "float32");

/** A numeric attribute of a kernel, as a list. */
function numbers(kernel: string, attribute: tf.Attribute | undefined): readonly number[] {
  const list: readonly unknown[] = Array.isArray(attribute) ? attribute : [attribute];
  return list.map((value) => {
    if (typeof value !== "number") throw fail(priceErrors.missingGradient, { kernel });
    return value;
  });
}

function saved(kernel: string, tensors: readonly tf.Tensor[], index: number): tf.Tensor {
  const value = tensors[index];
  if (!value) throw fail(priceErrors.missingGradient, { kernel });
  return value;
}

function single(kernel: string, dy: tf.Tensor | readonly tf.Tensor[]): tf.Tensor {
  if (dy instanceof tf.Tensor) return dy;
  throw fail(priceErrors.missingGradient, { kernel });
}

/** Registers dx of a kernel with one operand, computed from its input or its output. */
function unary(kernel: string, from: "input" | "output", gradient: Unary): void {
  tf.registerGradient({
    kernelName: kernel,
    ...(from === "input" ? { inputsToSave: ["x"] } : { outputsToSave: [true] }),
    gradFunc: (dy, tensors, attributes) => ({
      x: () => gradient(single(kernel, dy), saved(kernel, tensors, 0), attributes),
    }),
  });
}

/** Registers da and db of a kernel with two operands. */
function binary(kernel: string, gradient: Binary): void {
  tf.registerGradient({
    kernelName: kernel,
    inputsToSave: ["a", "b"],
    gradFunc: (dy, tensors) => {
      const [a, b] = gradient(single(kernel, dy), saved(kernel, tensors, 0), saved(kernel, tensors, 1));
      return { a, b };
    },
  });
}

/** Registers da and db of an element-wise kernel whose operands broadcast. */
function elementWise(kernel: string, da: Parameters<typeof binary>[1]): void {
  binary(kernel, (dy, a, b) => {
    const [ofA, ofB] = da(dy, a, b);
    return [() => unbroadcast(ofA(), a), () => unbroadcast(ofB(), b)];
  });
}

/**
 * Registers the gradients of the operations that the model and its loss use. The build of tfjs-core that Node loads comes without any;
 * only the package that bundles all backends brings them.
 */
export function registerGradients(): void {
  elementWise("Add", (dy) => [() => dy, () => dy]);
  elementWise("Sub", (dy) => [() => dy, () => tf.neg(dy)]);
  elementWise("Multiply", (dy, a, b) => [() => tf.mul(dy, b), () => tf.mul(dy, a)]);
  elementWise("RealDiv", (dy, a, b) => [
    () => tf.div(dy, b),
    () => tf.neg(tf.div(tf.mul(dy, a), tf.square(b))),
  ]);
  binary("BatchMatMul", (dy, a, b) => [
    () => tf.matMul(dy, b, false, true),
    () => tf.matMul(a, dy, true, false),
  ]);

  unary("Exp", "output", (dy, y) => tf.mul(dy, y));
  unary("Tanh", "output", (dy, y) => tf.mul(dy, tf.sub(1, tf.square(y))));
  unary("Softplus", "input", (dy, x) => tf.mul(dy, tf.sigmoid(x)));
  unary("Abs", "input", (dy, x) => tf.mul(dy, tf.sub(tf.mul(mask(tf.greater(x, 0)), 2), 1)));
  unary("Reshape", "input", (dy, x) => tf.reshape(dy, x.shape));
  unary("ClipByValue", "input", (dy, x, { clipValueMin, clipValueMax }) => {
    const [min = 0] = numbers("ClipByValue", clipValueMin);
    const [max = 0] = numbers("ClipByValue", clipValueMax);
    return tf.mul(dy, mask(tf.logicalAnd(tf.greaterEqual(x, min), tf.lessEqual(x, max))));
  });
  unary("Slice", "input", (dy, x, { begin }) => {
    const before = numbers("Slice", begin);
    return tf.pad(
      dy,
      x.shape.map((size, axis): [number, number] => {
        const start = before[axis] ?? 0;
        return [start, size - start - (dy.shape[axis] ?? 0)];
      }),
    );
  });
  unary("Sum", "input", (dy, x, { axis }) => {
    const summed = numbers("Sum", axis);
    const kept = x.shape.map((size, index) => (summed.includes(index) ? 1 : size));
    return tf.mul(tf.reshape(dy, kept), tf.onesLike(x));
  });
}
