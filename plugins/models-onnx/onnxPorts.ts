import type { InferenceSession, Tensor as OnnxTensor } from "onnxruntime-web";
import { fail } from "../../core/primitives/errors.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";
import type { ModelPort } from "../../core/plugin/models.js";
import type { DType, Tensor } from "../../core/plugin/tensor.js";

/** Element types of ONNX that tensors hold, under ONNX's names. int64 and bool are converted. */
const DTYPES: Readonly<Partial<Record<OnnxTensor.Type, DType>>> = {
  float32: "float32",
  float64: "float64",
  int32: "int32",
  int64: "int32",
  int16: "int16",
  uint16: "uint16",
  uint8: "uint8",
  bool: "uint8",
};

/** A port of the model, and the element type that ONNX itself has there. */
export interface OnnxPort extends ModelPort {
  readonly onnxType: OnnxTensor.Type;
}

/**
 * The ports that a session describes. A named dimension ("batch") is free: -1.
 *
 * @throws SK2003 for sequences, texts and element types that tensors don't have
 */
export function onnxPorts(
  file: string,
  described: readonly InferenceSession.ValueMetadata[],
): readonly OnnxPort[] {
  return described.map((port) => {
    if (!port.isTensor) {
      throw fail(modelErrors.unsupportedType, { file, port: port.name, dtype: "sequence or map" });
    }
    const dtype = DTYPES[port.type];
    if (!dtype) throw fail(modelErrors.unsupportedType, { file, port: port.name, dtype: port.type });
    const shape = port.shape.map((size) => (typeof size === "number" ? size : -1));
    return { name: port.name, dtype, shape, onnxType: port.type };
  });
}

/** The data as ONNX wants it: the tensor's own array, except that int64 needs 64-bit elements. */
export function onnxData(port: OnnxPort, tensor: Tensor): Tensor["data"] | BigInt64Array {
  return port.onnxType === "int64" ? BigInt64Array.from(tensor.data, BigInt) : tensor.data;
}

/**
 * An output as a tensor, without copying; int64 is narrowed to int32.
 *
 * @throws RangeError when a number does not fit into int32
 */
export function tensorFromOnnx(port: OnnxPort, output: OnnxTensor): Tensor {
  const { data } = output;
  if (data instanceof BigInt64Array) {
    const narrowed = Int32Array.from(data, Number);
    if (!narrowed.every((element, at) => BigInt(element) === data[at])) {
      throw new RangeError(`output "${port.name}" holds a number beyond 32 bits`);
    }
    return { dtype: "int32", shape: output.dims, data: narrowed };
  }
  // The array's class follows from the port's element type, which onnxPorts checked.
  return { dtype: port.dtype, shape: output.dims, data: data as Tensor["data"] };
}
