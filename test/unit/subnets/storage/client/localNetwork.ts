import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCatalogue } from "../../../../../subnets/storage/client/catalogue.js";
import type { StorageClient } from "../../../../../subnets/storage/client/client.js";
import type { StorageMiner, StorageNetwork } from "../../../../../subnets/storage/client/network.js";
import type { StorageRequest } from "../../../../../subnets/storage/messages/requests.js";
import type { StorageResponse } from "../../../../../subnets/storage/messages/responses.js";
import { createMemoryShards } from "../../../../../subnets/storage/miners/memoryShards.js";
import type { ShardStore } from "../../../../../subnets/storage/miners/shardStore.js";
import { solveRequest } from "../../../../../subnets/storage/miners/solveRequest.js";
import { storageKeys } from "../../../../../subnets/storage/sealing/storageKeys.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

/** Miners in this process that can be taken away, and a count of what was sent. */
export interface LocalNetwork extends StorageNetwork {
  readonly stores: Map<number, ShardStore>;
  readonly gone: Set<number>;
  readonly asked: Map<StorageRequest["kind"], number>;
  /** Stands in for a miner's own answer. */
  readonly spoil: Map<number, (response: StorageResponse) => StorageResponse>;
}

export function localNetwork(count: number, quotaBytes = 1 << 28): LocalNetwork {
  const all = Array.from({ length: count }, (_, uid): StorageMiner => ({ uid, hotkey: `hotkey-${uid}` }));
  const stores = new Map(all.map(({ uid }) => [uid, createMemoryShards(quotaBytes)]));
  const network: LocalNetwork = {
    stores,
    gone: new Set(),
    asked: new Map(),
    spoil: new Map(),
    miners: () => Promise.resolve(all.filter(({ uid }) => !network.gone.has(uid))),
    ask: async ({ uid }, request) => {
      network.asked.set(request.kind, (network.asked.get(request.kind) ?? 0) + 1);
      const store = stores.get(uid);
      if (!store || network.gone.has(uid)) throw new Error("the line is dead");
      const response = await solveRequest(store, request);
      return network.spoil.get(uid)?.(response) ?? response;
    },
  };
  return network;
}

/** A client with a new record of its own, or with an old one. */
export async function localClient(
  network: StorageNetwork,
  { owner = "owner", folder }: { owner?: string; folder?: string } = {},
): Promise<StorageClient & { readonly folder: string }> {
  const keys = storageKeys(pseudoRandomBytes(owner, 32));
  const own = folder ?? (await mkdtemp(join(tmpdir(), "subnetkit-client-")));
  return { keys, network, catalogue: await openCatalogue(own, keys), availability: () => 1, folder: own };
}

/** A content as a stream, in pieces. */
export async function* streamOf(content: Uint8Array, pieceBytes = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += pieceBytes) {
    yield await Promise.resolve(content.subarray(at, at + pieceBytes));
  }
}

export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}
