import type { StorageRequest } from "../messages/requests.js";
import type { StorageResponse } from "../messages/responses.js";

/** A miner that takes requests. */
export interface StorageMiner {
  readonly uid: number;
  readonly hotkey: string;
}

/** How a client reaches miners, whatever is between them. */
export interface StorageNetwork {
  /** Miners that serve now. */
  miners(): Promise<readonly StorageMiner[]>;
  /** Asks one miner one thing. Rejects when no answer comes. */
  ask(miner: StorageMiner, request: StorageRequest): Promise<StorageResponse>;
}
