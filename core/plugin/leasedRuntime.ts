import { fail } from "../primitives/errors.js";
import { modelErrors } from "./modelErrors.js";
import type { Model, ModelFile, ModelRuntime } from "./models.js";
import { reasonOf } from "./reasonOf.js";
import type { Lease, SharedLeases } from "./sharedLeases.js";

/** A file that was read and compared with its pinned hash, to be made a session by whatever implementation runs it. */
export interface SessionSource<Library, Session> {
  /** Files and modes of the same key share one session. */
  key(library: Library): string;
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
  model(path: string, library: Library, lease: Lease<Session>): Model;
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

  return {
    get name() {
      return name;
    },
    async describe() {
      return (await library()).name;
    },
    async load(file) {
      const { path } = file;
      const source = await parts.read(file);
      const loaded = await library();
      const lease = await parts.shared
        .lease(source.key(loaded), () => source.create(loaded))
        .catch((cause: unknown) => {
          throw fail(
            modelErrors.corrupt,
            { file: path, runtime: loaded.name, reason: reasonOf(cause) },
            cause,
          );
        });
      try {
        return parts.model(path, loaded, lease);
      } catch (error) {
        await lease.release();
        throw error;
      }
    },
  };
}
