import type { CreateMiner } from "subnetkit/plugin";
import type { StorageContract } from "../contract.js";
import { createMemoryShards } from "./memoryShards.js";
import { solveRequest } from "./solveRequest.js";

/** Keeps shards in memory until its small quota is used up. */
export const memory: CreateMiner<StorageContract, "memory"> = ({ settings }) => {
  const store = createMemoryShards(settings.quotaBytes);
  return { solve: (request) => solveRequest(store, request), dispose: () => store.dispose() };
};
