import { hash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { merkleRoot } from "../../../../../subnets/storage/merkle/merkleTree.js";
import { toBytes } from "../../../../../subnets/storage/messages/bytesOf.js";
import type { PutRequest } from "../../../../../subnets/storage/messages/requests.js";
import { openDiskShards } from "../../../../../subnets/storage/miners/diskShards.js";
import { createMemoryShards } from "../../../../../subnets/storage/miners/memoryShards.js";
import type { ShardStore } from "../../../../../subnets/storage/miners/shardStore.js";
import { solveRequest } from "../../../../../subnets/storage/miners/solveRequest.js";
import { codeOf } from "../codeOf.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

const key = pseudoRandomBytes("key", 32);
const putOf = (seed: string, sizeBytes: number): PutRequest => {
  const data = pseudoRandomBytes(seed, sizeBytes);
  return {
    kind: "put",
    shard: toBytes(pseudoRandomBytes(`name ${seed}`, 32)),
    root: toBytes(merkleRoot(data)),
    lock: toBytes(hash("sha256", key, "buffer")),
    data: toBytes(data),
  };
};

const stores: Readonly<Record<string, () => Promise<ShardStore>>> = {
  "in memory": () => Promise.resolve(createMemoryShards(10_000)),
  "on disk": () => openDiskShards({ folder: "", quotaBytes: 10_000, durable: false }),
};

describe.each(Object.entries(stores))("a store %s", (_, create) => {
  const put = putOf("a", 4_000);
  const shard = put.shard;

  it("gives back what it keeps, and says how full it is", async () => {
    const store = await create();
    expect(await solveRequest(store, put)).toEqual({ kind: "stored" });
    const back = await solveRequest(store, { kind: "get", shard });
    expect(back.kind === "shard" && Buffer.from(back.data.data).equals(put.data.data)).toBe(true);
    expect(await solveRequest(store, { kind: "status" })).toEqual({
      kind: "status",
      shards: 1,
      usedBytes: 4_000,
      quotaBytes: 10_000,
    });
    await store.dispose();
  });

  it("takes the same put twice, and no other under its name", async () => {
    const store = await create();
    await solveRequest(store, put);
    expect(await solveRequest(store, put)).toEqual({ kind: "stored" });
    expect(await solveRequest(store, { ...putOf("b", 4_000), shard })).toEqual({
      kind: "refused",
      reason: "nameTaken",
    });
    expect(store.usedBytes).toBe(4_000);
    await store.dispose();
  });

  it("refuses what it has no room for, and data that it could not answer for", async () => {
    const store = await create();
    await solveRequest(store, put);
    expect(await solveRequest(store, putOf("b", 6_001))).toEqual({ kind: "refused", reason: "full" });
    expect(await solveRequest(store, putOf("b", 6_000))).toEqual({ kind: "stored" });
    const wrong = { ...putOf("c", 100), root: put.root };
    expect(await solveRequest(store, wrong)).toEqual({ kind: "refused", reason: "wrongRoot" });
    await store.dispose();
  });

  it("forgets a shard for who has its key alone", async () => {
    const store = await create();
    await solveRequest(store, put);
    const wrong = toBytes(pseudoRandomBytes("other", 32));
    expect(await solveRequest(store, { kind: "delete", shard, key: wrong })).toEqual({
      kind: "refused",
      reason: "locked",
    });
    expect(await solveRequest(store, { kind: "delete", shard, key: toBytes(key) })).toEqual({
      kind: "deleted",
    });
    expect(store.usedBytes).toBe(0);
    expect(await solveRequest(store, { kind: "get", shard })).toEqual({
      kind: "refused",
      reason: "unknownShard",
    });
    await store.dispose();
  });
});

describe("a store on disk", () => {
  const open = (folder: string): Promise<ShardStore> =>
    openDiskShards({ folder, quotaBytes: 1 << 20, durable: true });

  const pathOf = (folder: string, put: PutRequest): string => {
    const name = Buffer.from(put.shard.data).toString("hex");
    return join(folder, name.slice(0, 1), `${name}.${put.data.data.length}`);
  };
  const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "subnetkit-disk-"));

  it("is there again after a restart, without what a crash left half written", async () => {
    const folder = await newFolder();
    const [whole, torn, begun] = [putOf("a", 4_000), putOf("b", 4_000), putOf("c", 4_000)];
    const store = await open(folder);
    for (const put of [whole, torn, begun]) await solveRequest(store, put);
    const bytes = await readFile(pathOf(folder, torn));
    await writeFile(pathOf(folder, torn), bytes.fill(0, 3_000));
    await truncate(pathOf(folder, begun), 20);

    const again = await open(folder);
    expect(again.shards).toBe(2);
    expect((await solveRequest(again, { kind: "get", shard: whole.shard })).kind).toBe("shard");
    for (const { shard } of [torn, begun]) {
      expect((await solveRequest(again, { kind: "get", shard })).kind).toBe("refused");
    }
    expect(await solveRequest(again, torn)).toEqual({ kind: "stored" });
    expect((await solveRequest(again, { kind: "get", shard: torn.shard })).kind).toBe("shard");
    expect(again.usedBytes).toBe(8_000);
    await rm(folder, { recursive: true });
  });

  it("makes room of what a crash left half written, whether or not it is put again", async () => {
    const folder = await newFolder();
    const [whole, read, unread] = [putOf("a", 300_000), putOf("b", 300_000), putOf("c", 300_000)];
    const store = await open(folder);
    for (const put of [whole, read, unread]) await solveRequest(store, put);
    for (const put of [read, unread]) {
      const bytes = await readFile(pathOf(folder, put));
      await writeFile(pathOf(folder, put), bytes.fill(0, 200_000));
    }

    const again = await open(folder);
    expect((await solveRequest(again, { kind: "get", shard: read.shard })).kind).toBe("refused");
    expect([again.shards, again.usedBytes]).toEqual([2, 600_000]);
    // Without the one that nobody asked for there is room for it.
    expect(await solveRequest(again, putOf("d", 500_000))).toEqual({ kind: "stored" });
    expect([again.shards, again.usedBytes]).toEqual([2, 800_000]);
    expect((await solveRequest(again, { kind: "get", shard: whole.shard })).kind).toBe("shard");
    expect(await solveRequest(again, putOf("e", 500_000))).toEqual({ kind: "refused", reason: "full" });
    await rm(folder, { recursive: true });
  });

  it("has nothing to show for a shard that the disk lost", async () => {
    const folder = await newFolder();
    const [short, long] = [putOf("a", 4_000), putOf("b", 4_000)];
    const store = await open(folder);
    for (const put of [short, long]) await solveRequest(store, put);
    await truncate(pathOf(folder, short), 100);
    await truncate(pathOf(folder, long), 5_000);
    for (const { shard } of [short, long]) {
      expect(await codeOf(() => store.read(Buffer.from(shard.data).toString("hex")))).toBe("SK4132");
      expect((await solveRequest(store, { kind: "get", shard })).kind).toBe("refused");
    }
    await rm(folder, { recursive: true });
  });

  it("keeps one of two puts of one name that come at once, whole", async () => {
    const folder = await newFolder();
    const [one, other] = [putOf("a", 200_000), putOf("b", 300_000)];
    const store = await open(folder);
    await Promise.all([solveRequest(store, one), solveRequest(store, { ...other, shard: one.shard })]);
    const again = await open(folder);
    const back = await again.read(Buffer.from(one.shard.data).toString("hex"));
    expect([200_000, 300_000]).toContain(back?.data.length);
    expect(again.usedBytes).toBe(store.usedBytes);
    await rm(folder, { recursive: true });
  });

  it("keeps one file of a name, and touches none that it did not write", async () => {
    const folder = await newFolder();
    const put = putOf("a", 4_000);
    const store = await open(folder);
    await solveRequest(store, put);
    const name = Buffer.from(put.shard.data).toString("hex");
    const longer = pseudoRandomBytes("longer", 9_000);
    await store.write(name, { lock: put.lock.data, root: merkleRoot(longer), data: longer });
    expect(await readdir(join(folder, name.slice(0, 1)))).toEqual([`${name}.9000`]);
    // As a crash between a write and the deletion of what it replaces leaves it; the older one goes.
    const older = join(folder, name.slice(0, 1), `${name}.5000`);
    await writeFile(older, Buffer.alloc(8_192));
    await utimes(older, 1, 1);
    await writeFile(join(folder, name.slice(0, 1), "notes"), "mine");
    const again = await open(folder);
    expect(again.usedBytes).toBe(9_000);
    expect((await again.read(name))?.data.length).toBe(9_000);
    expect((await readdir(join(folder, name.slice(0, 1)))).sort()).toEqual([`${name}.9000`, "notes"].sort());
    await rm(folder, { recursive: true });
  });

  it("is refused where there is no folder to be had", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "subnetkit-disk-")), "file");
    await writeFile(file, "");
    expect(await codeOf(() => open(join(file, "below")))).toBe("SK4131");
  });
});
