import { fail } from "../../core/primitives/errors.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";
import type { Model, ModelRuntime } from "../../core/plugin/models.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { createSharedLeases } from "../../core/plugin/sharedLeases.js";
import { loadTfjsModel, type LoadedTfjsModel } from "./loadTfjsModel.js";
import { readTfjsFiles } from "./readTfjsFiles.js";
import { loadTfjsLibrary, type ImportTfjs, type TfjsLibrary } from "./tfjsLibrary.js";
import { createTfjsModel } from "./tfjsModel.js";

export interface TfjsRuntimeOptions {
  /** How packages are imported; for tests. */
  readonly importTfjs?: ImportTfjs;
}

/** Models by hash: per process, as TensorFlow.js itself is. */
export const sharedTfjsModels = createSharedLeases<LoadedTfjsModel>(({ model }) => void model.dispose());

/**
 * Runs TF.js layers and graph models (`model.json` with its shards beside it): natively where `@tensorflow/tfjs-node` is installed, else
 * on the WebAssembly backend. Nothing is imported before the first load. The files are compared with their pinned hash at every load;
 * before that, only the names of the shards are read. Equal models share their weights in the process.
 *
 * @example
 * const runtime = createTfjsRuntime();
 * const model = await runtime.load({ path: "model/model.json", sha256: await hashTfjsModel("model/model.json") });
 */
export function createTfjsRuntime(
  options: TfjsRuntimeOptions = {},
): ModelRuntime & { describe(): Promise<string> } {
  const { importTfjs = (name) => import(name) } = options;
  let name = "tfjs (not loaded yet)";
  let pending: Promise<TfjsLibrary> | undefined;
  const library = async (): Promise<TfjsLibrary> => {
    const loaded = await (pending ??= loadTfjsLibrary(importTfjs));
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
    async load({ path, sha256: pinned }): Promise<Model> {
      const files = await readTfjsFiles(path);
      const { sha256 } = files;
      if (pinned !== undefined && sha256 !== pinned) {
        throw fail(modelErrors.hashMismatch, { file: path, actual: sha256, expected: pinned });
      }
      const tfjs = await library();
      const lease = await sharedTfjsModels
        .lease(sha256, () => loadTfjsModel(tfjs, files))
        .catch((cause: unknown) => {
          throw fail(modelErrors.corrupt, { file: path, runtime: tfjs.name, reason: reasonOf(cause) }, cause);
        });
      try {
        return createTfjsModel(path, tfjs, lease);
      } catch (error) {
        await lease.release();
        throw error;
      }
    },
  };
}
