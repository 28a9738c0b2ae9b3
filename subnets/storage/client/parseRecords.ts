import { Value } from "@sinclair/typebox/value";
import { storedChunk, storedFile, type StoredChunk, type StoredFile } from "./storedFile.js";

/** A record that was read back, as a file. Throws a TypeError with the reason when it is none. */
export function parseFile(value: unknown): StoredFile {
  if (Value.Check(storedFile, value)) return value;
  throw new TypeError(Value.Errors(storedFile, value).First()?.message ?? "it is no record of a file");
}

/** The same for one chunk. */
export function parseChunk(value: unknown): StoredChunk {
  if (Value.Check(storedChunk, value)) return value;
  throw new TypeError(Value.Errors(storedChunk, value).First()?.message ?? "it is no record of a chunk");
}
