import type { Static } from "@sinclair/typebox";
import type { KnownModelFields } from "./knownFields.js";
import type { DType, Tensor } from "./tensor.js";
import type { TensorSchema } from "./tensorSchema.js";

/** One input or output of a model. A dimension of -1 is free (a batch, a sequence length). */
export interface ModelPort {
  readonly name: string;
  /** Of the tensor to pass or to expect. A runtime converts what tensors can't hold: int64 ↔ int32, bool ↔ uint8. */
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** Tensors by the name of an input or output. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** A loaded model, whatever runs it; its tensors are known when the contract declares them. */
export interface Model<Inputs extends Tensors = Tensors, Outputs extends Tensors = Record<string, Tensor>> {
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
  /**
   * Runs the model once. Keys are the names of inputs and outputs. The outputs are the caller's own.
   *
   * @throws SK2004-SK2007 for inputs that don't fit · SK2008 when the run fails · SK2009 after dispose · what `load` of a runtime throws,
   * where another thread ran the model up to now and it has to be loaded in this one
   */
  run(inputs: Inputs): Promise<Outputs>;
  dispose(): Promise<void>;
}

/** Schemas of a model's inputs or outputs, by name. */
export type TensorSchemas = Readonly<Record<string, TensorSchema>>;

/** How far a session reaches: all of a process that load the same file share one, or all of a thread. */
export type SessionReach = "process" | "thread";

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
  /** What the model takes: types `run`, and is compared with the file when it is loaded. */
  readonly inputs?: TensorSchemas;
  /** What the model gives, as far as the miner uses it. */
  readonly outputs?: TensorSchemas;
  /** SPDX expression, such as "MIT". Without it, the key `license` at the head of the README.md beside the file is shown. */
  readonly licence?: string;
  /**
   * What shares one session: "process", unless it says otherwise, or "thread", so that a run never waits for another thread, for the
   * memory of as many sessions as threads load it. docs/models.md has what either costs.
   */
  readonly session?: SessionReach | undefined;
  /** Requests of concurrent `solve` calls run as one, along the first dimension; only for a model that treats its rows one by one. */
  readonly batch?: BatchLimits;
}

/** When a batch of a model's runs is complete. */
export interface BatchLimits {
  /** Rows of the first dimension, 2 to 65,536. */
  readonly maxItems: number;
  /** How long the first request waits for others, 0 to 1000; 0 takes what came in the same turn, or while a run was under way. */
  readonly maxWaitMs: number;
}

/** What a runtime is to load. */
export interface ModelFile {
  /** Absolute. */
  readonly path: string;
  /** What the file must be, as in `ModelReference`; without it any bytes are accepted, as for a file that its user is trying out. */
  readonly sha256?: string;
  /** For a runtime that serves both kinds. */
  readonly kind?: ModelReference["runtime"];
  /** As in `ModelReference`. */
  readonly session?: SessionReach | undefined;
}

type TensorsOf<Schemas, Otherwise> = Schemas extends TensorSchemas
  ? { readonly [Name in keyof Schemas]: Static<Schemas[Name]> }
  : Otherwise;

/** The model behind a reference: its `run` takes and gives what the reference declares. */
export type ModelOf<Reference> = Model<
  TensorsOf<Reference extends { readonly inputs: infer Inputs } ? Inputs : undefined, Tensors>,
  TensorsOf<
    Reference extends { readonly outputs: infer Outputs } ? Outputs : undefined,
    Record<string, Tensor>
  >
>;

/** Runs one kind of model file; bound to the token MODEL_RUNTIME. */
export interface ModelRuntime {
  /** Which implementation runs, for people: "onnxruntime-node 1.30.0". Settled at the first load or `describe`. */
  readonly name: string;
  /** Loads the implementation if need be, and names it. @throws SK2010 */
  describe?(): Promise<string>;
  /** @throws SK2000 no such file · SK2001 not the pinned bytes · SK2002 no usable model · SK2003 element types · SK2010 no implementation */
  load(file: ModelFile): Promise<Model>;
}

/** What a contract says of a model besides its path. */
export type ModelOptions = Omit<ModelReference, "runtime" | "path">;

// Not the whole reference: its open sets of tensors would let any name pass.
type Declared<Options> = Pick<ModelReference, "runtime" | "path"> & Options;

/**
 * Declares an ONNX model of the subnet. With `inputs` and `outputs`, `run` is typed by them.
 *
 * @example
 * onnx("./models/sum.onnx", {
 *   sha256: "9f86…",
 *   inputs: { rows: Tensor({ dtype: "float32", shape: [{ max: 100 }, 4] }) },
 *   outputs: { sums: Tensor({ dtype: "float32", shape: [{ max: 100 }] }) },
 * })
 */
export function onnx<const Options extends ModelOptions>(
  path: string,
  options: Options & KnownModelFields<Options, ModelOptions>,
): Declared<Options> {
  return { runtime: "onnx", path, ...options };
}

/** Declares a TF.js layers or graph model of the subnet (`model.json`). */
export function tfjs<const Options extends ModelOptions>(
  path: string,
  options: Options & KnownModelFields<Options, ModelOptions>,
): Declared<Options> {
  return { runtime: "tfjs", path, ...options };
}
