import { createBufferPool } from "../bufferPool.js";
import { createErasureCode, type ErasureCode } from "../coding/erasureCode.js";
import { createSealThread } from "../sealing/sealThread.js";
import type { StorageKeys } from "../sealing/storageKeys.js";
import type { Witness } from "./askFor.js";
import type { Catalogue } from "./catalogue.js";
import type { StorageMiner, StorageNetwork } from "./network.js";
import type { Availability } from "./rankMiners.js";

/** What every operation of a client works with. */
export interface StorageClient {
  readonly keys: StorageKeys;
  readonly network: StorageNetwork;
  readonly catalogue: Catalogue;
  /** What is expected of a miner; the same of all where nothing is known. */
  readonly availability: Availability;
  readonly witness?: Witness;
  /** Told after every step of an operation that takes long. */
  readonly progress?: (progress: Progress) => void;
}

export interface Progress {
  readonly doneBytes: number;
  /** Undefined while it isn't known. */
  readonly totalBytes?: number;
}

/** Chunks that are under way at a time. */
export const CHUNKS_IN_FLIGHT = 4;

/** Who serves now, by hotkey. */
export async function minersByHotkey(network: StorageNetwork): Promise<ReadonlyMap<string, StorageMiner>> {
  return new Map((await network.miners()).map((miner) => [miner.hotkey, miner]));
}

/** For all clients of this process: what a put has under way with chunks of 4 MiB. Shared memory, so that another thread can seal in it. */
export const buffers = createBufferPool(167_772_160, (bytes) => new SharedArrayBuffer(bytes));
export const sealThread = createSealThread();

const codes = new Map<string, ErasureCode>();

/** The code of given numbers, made once. */
export function codeFor(dataShards: number, parityShards: number): ErasureCode {
  const name = `${dataShards}+${parityShards}`;
  const code = codes.get(name) ?? createErasureCode(dataShards, parityShards);
  codes.set(name, code);
  return code;
}
