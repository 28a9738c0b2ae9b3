import type { DType, Tensor } from "./tensor.js";

/** One input or output of a model. A dimension of -1 is free (a batch, a sequence length). */
export interface ModelPort {
  readonly name: string;
  /** Of the tensor to pass or to expect. A runtime converts what tensors can't hold: int64 ↔ int32, bool ↔ uint8. */
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** A loaded model, whatever runs it. */
export interface Model {
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
  /**
   * Runs the model once. Keys are the names of inputs and outputs. The outputs are the caller's own.
   *
   * @throws SK2004-SK2007 for inputs that don't fit · SK2008 when the run fails · SK2009 after dispose
   */
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>>;
  dispose(): Promise<void>;
}

/** A model as a contract declares it: where its file is and which bytes are meant. */
export interface ModelReference {
  readonly runtime: "onnx" | "tfjs";
  /** Relative to the subnet's own folder. */
  readonly path: string;
  /**
   * Lower-case hex SHA-256 of the file, as `sha256sum` prints it; of a TF.js model, over model.json and then its shards in the order
   * of its manifest. Checked before a byte is parsed (of model.json, only the names of its shards are read first).
   */
  readonly sha256: string;
}

/** Runs one kind of model file; bound to the token MODEL_RUNTIME. */
export interface ModelRuntime {
  /** Which implementation runs, for people: "onnxruntime-node 1.30.0". Settled at the first load or `describe`. */
  readonly name: string;
  /** Loads the implementation if need be, and names it. @throws SK2010 */
  describe?(): Promise<string>;
  /** @throws SK2000 no such file · SK2001 not the pinned bytes · SK2002 no usable model · SK2003 element types · SK2010 no implementation */
  load(file: { readonly path: string; readonly sha256: string }): Promise<Model>;
}

/** Declares an ONNX model of the subnet. */
export function onnx(path: string, options: { readonly sha256: string }): ModelReference {
  return { runtime: "onnx", path, sha256: options.sha256 };
}

/** Declares a TF.js layers or graph model of the subnet (`model.json`). */
export function tfjs(path: string, options: { readonly sha256: string }): ModelReference {
  return { runtime: "tfjs", path, sha256: options.sha256 };
}
