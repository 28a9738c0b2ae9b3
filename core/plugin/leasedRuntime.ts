import { fail } from "../primitives/errors.js";
import { modelErrors } from "./modelErrors.js";
import type { Model, ModelFile, ModelRuntime } from "./models.js";
import type { LoadedModel, ModelSharing } from "./modelSharing.js";
import { reasonOf } from "./reasonOf.js";
import type { Lease, SharedLeases } from "./sharedLeases.js";

/** A file that was read and compared with its pinned hash, to be made a session by whatever implementation runs it. */
export interface SessionSource<Library, Session> {
  /** Files and modes of the same key share one session. */
  key(library: Library): string;
  /** The same before the implementation is loaded, for threads of one process, in which the same one can be. */
  readonly wanted: string;
  create(library: Library): Promise<Session>;
}

export interface LeasedRuntimeParts<Library extends { readonly name: string }, Session> {
  /** What the implementation is called before it is loaded. */
  readonly name: string;
  /** Loads the implementation; called at the first load or `describe`, once. */
  readonly library: () => Promise<Library>;
  readonly shared: SharedLeases<Session>;
  /** Runs before the implementation is loaded: wrong bytes need none. */
  read(file: ModelFile): Promise<SessionSource<Library, Session>>;
  /** @throws when the session has ports that tensors can't serve; its lease is then given back */
  readonly model: (path: string, library: Library, lease: Lease<Session>) => Model;
  /** Where this thread meets others that load the same files; it has all of its sessions to itself if left out. */
  readonly sharing?: ModelSharing | undefined;
}

/**
 * A model runtime whose sessions are shared by all who load the same file, and end with the last of them.
 *
 * @throws SK2002 from `load` when no session can be made of the file, and what `read`, `library` and `model` throw
 * @example
 * const runtime = leasedRuntime({ name: "onnxruntime", library, shared: sharedSessions, read, model: createOnnxModel });
 */
export function leasedRuntime<Library extends { readonly name: string }, Session>(
  parts: LeasedRuntimeParts<Library, Session>,
): ModelRuntime & { describe(): Promise<string> } {
  let name = `${parts.name} (not loaded yet)`;
  let pending: Promise<Library> | undefined;
  const library = async (): Promise<Library> => {
    const loaded = await (pending ??= parts.library());
    name = loaded.name;
    return loaded;
  };

  const loadFrom = async (path: string, source: SessionSource<Library, Session>): Promise<LoadedModel> => {
    const loaded = await library();
    const lease = await parts.shared
      .lease(source.key(loaded), () => source.create(loaded))
      .catch((cause: unknown) => {
        throw fail(modelErrors.corrupt, { file: path, runtime: loaded.name, reason: reasonOf(cause) }, cause);
      });
    try {
      return loadedModel(parts.model, path, loaded, lease);
    } catch (error) {
      await lease.release();
      throw error;
    }
  };
  const loadAgain = async (file: ModelFile): Promise<LoadedModel> =>
    loadFrom(file.path, await parts.read(file));

  return {
    get name() {
      return name;
    },
    async describe() {
      return (await library()).name;
    },
    async load(file) {
      const source = await parts.read(file);
      if (!parts.sharing || file.session === "thread") return (await loadFrom(file.path, source)).model;
      const opened = await parts.sharing.open(`${parts.name} ${source.wanted}`, {
        file: file.path,
        // Bound, since two closures over the same variables would both keep the file's bytes.
        load: loadFrom.bind(undefined, file.path, source),
        loadAgain: loadAgain.bind(undefined, file),
      });
      name = opened.runtime;
      return opened.model;
    },
  };
}

/** The model over a new lease, and others over further ones. In reach of nothing but what it needs: it outlives the file's bytes. */
function loadedModel<Library extends { readonly name: string }, Session>(
  model: LeasedRuntimeParts<Library, Session>["model"],
  path: string,
  library: Library,
  lease: Lease<Session>,
): LoadedModel {
  return {
    runtime: library.name,
    model: model(path, library, lease),
    another: () => {
      const further = lease.again();
      return further && model(path, library, further);
    },
  };
}
