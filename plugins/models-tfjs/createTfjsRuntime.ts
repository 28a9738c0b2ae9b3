import { fail } from "../../core/primitives/errors.js";
import { leasedRuntime } from "../../core/plugin/leasedRuntime.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";
import type { ModelRuntime } from "../../core/plugin/models.js";
import type { ModelSharing } from "../../core/plugin/modelSharing.js";
import { createSharedLeases } from "../../core/plugin/sharedLeases.js";
import { loadTfjsModel, type LoadedTfjsModel } from "./loadTfjsModel.js";
import { readTfjsFiles } from "./readTfjsFiles.js";
import { loadTfjsLibrary, type ImportTfjs, type TfjsLibrary } from "./tfjsLibrary.js";
import { createTfjsModel } from "./tfjsModel.js";

export interface TfjsRuntimeOptions {
  /** Where this thread meets others of its process that load the same files. */
  readonly sharing?: ModelSharing | undefined;
  /** How packages are imported; for tests. */
  readonly importTfjs?: ImportTfjs;
}

/** Models by hash: per thread, as TensorFlow.js itself is. */
export const sharedTfjsModels = createSharedLeases<LoadedTfjsModel>(({ model }) => void model.dispose());

/**
 * Runs TF.js layers and graph models (`model.json` with its shards beside it): natively where `@tensorflow/tfjs-node` is installed, else
 * on the WebAssembly backend. Nothing is imported before the first load. The files are compared with their pinned hash at every load;
 * before that, only the names of the shards are read. Equal models share their weights in the thread, and with `sharing` among threads.
 *
 * @example
 * const runtime = createTfjsRuntime();
 * const model = await runtime.load({ path: "model/model.json", sha256: await hashTfjsModel("model/model.json") });
 */
export function createTfjsRuntime(
  options: TfjsRuntimeOptions = {},
): ModelRuntime & { describe(): Promise<string> } {
  const { importTfjs = (name) => import(name) } = options;
  return leasedRuntime<TfjsLibrary, LoadedTfjsModel>({
    name: "tfjs",
    library: () => loadTfjsLibrary(importTfjs),
    shared: sharedTfjsModels,
    async read({ path, sha256: pinned }) {
      const files = await readTfjsFiles(path);
      const { sha256 } = files;
      if (pinned !== undefined && sha256 !== pinned) {
        throw fail(modelErrors.hashMismatch, { file: path, actual: sha256, expected: pinned });
      }
      return { key: () => sha256, wanted: sha256, create: (library) => loadTfjsModel(library, files) };
    },
    model: createTfjsModel,
    sharing: options.sharing,
  });
}
