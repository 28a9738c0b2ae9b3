import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { createMemoryShards } from "./memoryShards.js";
import type { ShardStore } from "./shardStore.js";
import { solveRequest } from "./solveRequest.js";

/**
 * Keeps shards in memory until a small quota is used up. Each caller has a quota of its own: nobody can use up another's, and what is refused
 * does not depend on who comes first.
 */
export const memory = defineMiner(contract, "memory", ({ settings }) => {
  const stores = new Map<string, ShardStore>();
  const storeOf = (caller: string): ShardStore => {
    const store = stores.get(caller) ?? createMemoryShards(settings.quotaBytes);
    stores.set(caller, store);
    return store;
  };
  return {
    solve: (request, { caller }) => solveRequest(storeOf(caller.hotkey), request),
    dispose: async () => {
      await Promise.all([...stores.values()].map((store) => store.dispose()));
    },
  };
});
