import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { io } from "@tensorflow/tfjs-core";
import { fail } from "../../core/primitives/errors.js";
import { concatBytes } from "../../core/primitives/bytes.js";
import { sha256Hex } from "../../core/primitives/hash.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";

/** A model's files: `model.json` as it parses (undefined when it doesn't), and its shards one after the other. */
export interface TfjsFiles {
  readonly json: io.ModelJSON | undefined;
  readonly weights: Uint8Array;
  /** SHA-256 over model.json and then the shards, as the contract pins it. */
  readonly sha256: string;
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw fail(modelErrors.missingFile, { file: path, reason }, cause);
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function isModelJson(value: unknown): value is io.ModelJSON {
  return (
    typeof value === "object" && value !== null && "modelTopology" in value && "weightsManifest" in value
  );
}

/** Shards in the order of the manifest: plain names of files beside model.json. Nothing else of it is looked at. */
function shardNames(file: string, json: io.ModelJSON): string[] {
  const groups: readonly unknown[] = Array.isArray(json.weightsManifest) ? json.weightsManifest : [];
  return groups.flatMap((group): string[] => {
    const paths = typeof group === "object" && group !== null && "paths" in group ? group.paths : undefined;
    if (!Array.isArray(paths)) return [];
    return paths.map((path: unknown) => {
      if (typeof path === "string" && path === basename(path) && !path.includes("\\") && path !== "..")
        return path;
      throw fail(modelErrors.missingFile, {
        file,
        reason: `it names the shard ${String(path)}, which is not beside it`,
      });
    });
  });
}

/**
 * Reads a TF.js model. A model.json that does not parse has no shards to hash: its own bytes then decide whether it is the pinned one.
 *
 * @param path of model.json
 * @throws SK2000 when model.json or a shard can't be read, or a shard lies elsewhere
 */
export async function readTfjsFiles(path: string): Promise<TfjsFiles> {
  const bytes = await read(path);
  const parsed = parse(bytes);
  const json = isModelJson(parsed) ? parsed : undefined;
  const names = json ? shardNames(path, json) : [];
  const shards = await Promise.all(names.map((name) => read(join(dirname(path), name))));
  return { json, weights: concatBytes(...shards), sha256: sha256Hex(bytes, ...shards) };
}

/**
 * The hash to pin for a TF.js model: SHA-256 over model.json and then its shards in the order of its manifest.
 *
 * @throws SK2000
 */
export async function hashTfjsModel(path: string): Promise<string> {
  return (await readTfjsFiles(path)).sha256;
}
