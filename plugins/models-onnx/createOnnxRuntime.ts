import { readFile } from "node:fs/promises";
import type { InferenceSession } from "onnxruntime-web";
import { fail } from "../../core/primitives/errors.js";
import { sha256Hex } from "../../core/primitives/hash.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";
import type { Model, ModelRuntime } from "../../core/plugin/models.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { loadOnnxLibrary, type ImportOnnx, type OnnxKind, type OnnxLibrary } from "./onnxLibrary.js";
import { createOnnxModel } from "./onnxModel.js";
import { sharedSessions } from "./sharedSessions.js";

export interface OnnxRuntimeOptions {
  /** Which implementation is tried first; the other one serves when it can't be loaded. "native" when absent. */
  readonly prefer?: OnnxKind;
  /** How packages are imported; for tests. */
  readonly importOnnx?: ImportOnnx;
}

async function readPinned(path: string, sha256: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw fail(modelErrors.missingFile, { file: path, reason }, cause);
  }
  const actual = sha256Hex(bytes);
  if (actual !== sha256) throw fail(modelErrors.hashMismatch, { file: path, actual, expected: sha256 });
  return bytes;
}

/**
 * Runs ONNX models: by the native `onnxruntime-node` where it is installed, else by `onnxruntime-web` in WebAssembly; on one thread,
 * so that the same machine gives the same bits. Nothing is imported before the first load. A file is compared with its pinned hash
 * at every load, before a byte of it is parsed; equal files share one session in the process.
 *
 * @example
 * const runtime = createOnnxRuntime();
 * const model = await runtime.load({ path: "model.onnx", sha256: "…" });
 * const { y } = await model.run({ x: tensor("float32", [1, 2], Float32Array.of(1, 2)) });
 */
export function createOnnxRuntime(
  options: OnnxRuntimeOptions = {},
): ModelRuntime & { describe(): Promise<string> } {
  const { prefer = "native", importOnnx = (name) => import(name) } = options;
  let name = "onnxruntime (not loaded yet)";
  let pending: Promise<OnnxLibrary> | undefined;
  const library = async (): Promise<OnnxLibrary> => {
    const loaded = await (pending ??= loadOnnxLibrary(prefer, importOnnx));
    name = loaded.name;
    return loaded;
  };

  return {
    get name() {
      return name;
    },
    async describe() {
      return (await library()).name;
    },
    async load({ path, sha256 }): Promise<Model> {
      const bytes = await readPinned(path, sha256);
      const onnx = await library();
      const create = (): Promise<InferenceSession> =>
        onnx.ort.InferenceSession.create(bytes, onnx.sessionOptions);
      const lease = await sharedSessions.lease(`${onnx.kind} ${sha256}`, create).catch((cause: unknown) => {
        throw fail(modelErrors.corrupt, { file: path, runtime: onnx.name, reason: reasonOf(cause) }, cause);
      });
      try {
        return createOnnxModel(path, onnx, lease);
      } catch (error) {
        await lease.release();
        throw error;
      }
    },
  };
}
