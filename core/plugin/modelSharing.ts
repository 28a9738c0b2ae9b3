import type { Model } from "./models.js";

/** A loaded model, and what runs it. */
export interface OpenedModel {
  /** Which implementation runs it, for people. */
  readonly runtime: string;
  readonly model: Model;
}

/** A model that was loaded here. */
export interface LoadedModel extends OpenedModel {
  /** One more model over the same session; undefined once the last of them was disposed of. */
  another(): Model | undefined;
}

/** A file that was read and compared with its pinned hash, and is to become a model. */
export interface ModelRequest {
  /** Its path, for errors. */
  readonly file: string;
  /** Makes a model of the bytes that were read. Whoever keeps this keeps them. */
  readonly load: () => Promise<LoadedModel>;
  /** Reads and compares the file anew, for a model that is needed later. */
  readonly loadAgain: () => Promise<LoadedModel>;
}

/** Where threads of one process that load the same file in the same mode meet, so that one of them has the session for all. */
export interface ModelSharing {
  /**
   * The model here, or one that has another thread run it. Both take, give and refuse the same.
   *
   * @param key files and modes of the same key share
   * @throws what `load` of the request throws, where the model is to be here
   */
  open(key: string, request: ModelRequest): Promise<OpenedModel>;
}
