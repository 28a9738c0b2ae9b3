import { defineMiner, type Random } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { leafAt, leafCount, merkleTree } from "../merkle/merkleTree.js";
import { createMemoryShards } from "./memoryShards.js";
import type { ShardStore } from "./shardStore.js";
import { solveRequest } from "./solveRequest.js";

/**
 * Acknowledges everything and keeps only part of the leaves, with the whole tree, which is small: it can show the path of every leaf and the
 * content of most.
 */
export const lossy = defineMiner(contract, "lossy", ({ settings }) => {
  const store = createMemoryShards(settings.quotaBytes);
  return {
    solve: (request, { random }) => solveRequest(forgetful(store, settings.dropped, random), request),
    dispose: () => store.dispose(),
  };
});

function forgetful(store: ShardStore, dropped: number, random: Random): ShardStore {
  return {
    ...store,
    write: (name, shard) => {
      const tree = merkleTree(shard.data);
      const data = Uint8Array.from(shard.data);
      for (let leaf = 0; leaf < leafCount(data.length); leaf += 1) {
        if (random.next() < dropped) leafAt(data, leaf).fill(0);
      }
      return store.write(name, { ...shard, data, tree });
    },
  };
}
