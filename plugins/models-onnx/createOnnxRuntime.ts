import { readFile } from "node:fs/promises";
import type { InferenceSession } from "onnxruntime-web";
import { fail } from "../../core/primitives/errors.js";
import { sha256Hex } from "../../core/primitives/hash.js";
import { leasedRuntime } from "../../core/plugin/leasedRuntime.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";
import type { ModelRuntime } from "../../core/plugin/models.js";
import type { ModelSharing } from "../../core/plugin/modelSharing.js";
import { loadOnnxLibrary, type ImportOnnx, type OnnxKind, type OnnxLibrary } from "./onnxLibrary.js";
import { createOnnxModel } from "./onnxModel.js";
import { sharedSessions } from "./sharedSessions.js";

export interface OnnxRuntimeOptions {
  /** Which implementation is tried first; the other one serves when it can't be loaded. "native" when absent. */
  readonly prefer?: OnnxKind;
  /**
   * Only optimisations of the graph that no hardware has a part in, and one thread: what a processor may still change is the last
   * bits, by its own width of vectors. false when absent: all optimisations, and one thread unless `threads` says otherwise.
   */
  readonly deterministic?: boolean;
  /** How many threads share one run; 1 when absent. More may add sums in another order from run to run. Natively alone. */
  readonly threads?: number;
  /** Where this thread meets others of its process that load the same files. */
  readonly sharing?: ModelSharing | undefined;
  /** How packages are imported; for tests. */
  readonly importOnnx?: ImportOnnx;
}

interface ReadFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

async function readPinned(path: string, sha256: string | undefined): Promise<ReadFile> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw fail(modelErrors.missingFile, { file: path, reason }, cause);
  }
  const actual = sha256Hex(bytes);
  if (sha256 !== undefined && actual !== sha256) {
    throw fail(modelErrors.hashMismatch, { file: path, actual, expected: sha256 });
  }
  return { bytes, sha256: actual };
}

/**
 * Runs ONNX models: by the native `onnxruntime-node` where it is installed, else by `onnxruntime-web` in WebAssembly; on one thread
 * unless told otherwise, so that the same machine gives the same bits. Nothing is imported before the first load. A file is compared with its pinned hash
 * at every load, before a byte of it is parsed; equal files share one session in the thread, and with `sharing` among threads.
 *
 * @example
 * const runtime = createOnnxRuntime();
 * const model = await runtime.load({ path: "model.onnx", sha256: "…" });
 * const { y } = await model.run({ x: tensor("float32", [1, 2], Float32Array.of(1, 2)) });
 */
export function createOnnxRuntime(
  options: OnnxRuntimeOptions = {},
): ModelRuntime & { describe(): Promise<string> } {
  const { prefer = "native", deterministic = false, importOnnx = (name) => import(name) } = options;
  const threads = deterministic ? 1 : (options.threads ?? 1);
  const mode = `${deterministic ? "deterministic" : "fast"} ${threads}`;
  return leasedRuntime<OnnxLibrary, InferenceSession>({
    name: "onnxruntime",
    library: () => loadOnnxLibrary(prefer, importOnnx),
    shared: sharedSessions,
    async read({ path, sha256: pinned }) {
      const { bytes, sha256 } = await readPinned(path, pinned);
      return {
        key: ({ kind }) => `${kind} ${mode} ${sha256}`,
        wanted: `${prefer} ${mode} ${sha256}`,
        create: ({ ort, sessionOptions }) =>
          ort.InferenceSession.create(bytes, {
            ...sessionOptions,
            graphOptimizationLevel: deterministic ? "basic" : "all",
            intraOpNumThreads: threads,
          }),
      };
    },
    model: createOnnxModel,
    sharing: options.sharing,
  });
}
