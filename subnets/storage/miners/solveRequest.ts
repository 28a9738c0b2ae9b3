import { hash, timingSafeEqual } from "node:crypto";
import { isSubnetkitError } from "subnetkit/plugin";
import { proveChallenge, type KeptShard } from "../audit/proveChallenge.js";
import { merkleRoot } from "../merkle/merkleTree.js";
import { toBytes } from "../messages/bytesOf.js";
import type { PutRequest, StorageRequest } from "../messages/requests.js";
import type { RefusalReason, StorageResponse } from "../messages/responses.js";
import { storageErrors } from "../storageErrors.js";
import type { ShardStore } from "./shardStore.js";

const refuse = (reason: RefusalReason): StorageResponse => ({ kind: "refused", reason });

const nameOf = (shard: Uint8Array): string =>
  Buffer.from(shard.buffer, shard.byteOffset, shard.length).toString("hex");

/** Answers any request from a store, honestly. */
export async function solveRequest(store: ShardStore, request: StorageRequest): Promise<StorageResponse> {
  switch (request.kind) {
    case "put":
      return keep(store, request);
    case "get": {
      const shard = await readable(store, request.shard.data);
      return shard ? { kind: "shard", data: toBytes(shard.data) } : refuse("unknownShard");
    }
    case "challenge":
      return proveChallenge(request, (shard) => readable(store, shard));
    case "delete":
      return forget(store, request.shard.data, request.key.data);
    case "status": {
      const { shards, usedBytes, quotaBytes } = store;
      return { kind: "status", shards, usedBytes, quotaBytes };
    }
  }
}

async function keep(store: ShardStore, request: PutRequest): Promise<StorageResponse> {
  const name = nameOf(request.shard.data);
  const [root, lock, data] = [request.root.data, request.lock.data, request.data.data];
  const known = await store.read(name).catch(() => undefined);
  // The same put again: whoever sent it did not get the answer.
  if (known) {
    const isSame = timingSafeEqual(known.root, root) && timingSafeEqual(known.lock, lock);
    return isSame ? { kind: "stored" } : refuse("nameTaken");
  }
  // Who answers for a root must have its data: a wrong one would fail every audit.
  if (!timingSafeEqual(merkleRoot(data), root)) return refuse("wrongRoot");
  try {
    await store.write(name, { lock, root, data });
    return { kind: "stored" };
  } catch (error) {
    if (isSubnetkitError(error) && error.code === storageErrors.storeFull.code) return refuse("full");
    throw error;
  }
}

async function forget(store: ShardStore, shard: Uint8Array, key: Uint8Array): Promise<StorageResponse> {
  const name = nameOf(shard);
  const known = await store.read(name).catch(() => undefined);
  if (!known) return refuse("unknownShard");
  if (!timingSafeEqual(hash("sha256", key, "buffer"), known.lock)) return refuse("locked");
  await store.remove(name);
  return { kind: "deleted" };
}

/** A shard that the disk lost is as good as none. */
async function readable(store: ShardStore, shard: Uint8Array): Promise<KeptShard | undefined> {
  return store.read(nameOf(shard)).catch(() => undefined);
}
