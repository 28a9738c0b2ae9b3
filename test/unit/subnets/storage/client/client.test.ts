import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { auditFiles } from "../../../../../subnets/storage/client/auditFiles.js";
import type { StorageClient } from "../../../../../subnets/storage/client/client.js";
import { getFile } from "../../../../../subnets/storage/client/getFile.js";
import type { StorageNetwork } from "../../../../../subnets/storage/client/network.js";
import { putFile, type PutResult } from "../../../../../subnets/storage/client/putFile.js";
import { removeFile } from "../../../../../subnets/storage/client/removeFile.js";
import { repairFiles } from "../../../../../subnets/storage/client/repairFiles.js";
import { createMemoryShards } from "../../../../../subnets/storage/miners/memoryShards.js";
import { fileRoot } from "../../../../../subnets/storage/client/storedFile.js";
import { codeOf } from "../codeOf.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";
import { collect, localClient, localNetwork, streamOf } from "./localNetwork.js";

const content = pseudoRandomBytes("content", 3_000_000);

const put = (client: StorageClient, over: Partial<Parameters<typeof putFile>[1]> = {}): Promise<PutResult> =>
  putFile(client, {
    name: "a.bin",
    source: streamOf(content),
    sizeBytes: content.length,
    dataShards: 2,
    parityShards: 2,
    ...over,
  });

describe("a stored file", () => {
  it("comes back as it was put, and its shards are at distinct miners", async () => {
    const network = localNetwork(6);
    const client = await localClient(network);
    const seen: number[] = [];
    const { file } = await put({ ...client, progress: ({ doneBytes }) => seen.push(doneBytes) });
    expect((await collect(getFile(client, "a.bin"))).equals(content)).toBe(true);
    for (const { shards } of file.chunks) expect(new Set(shards.map(({ holder }) => holder)).size).toBe(4);
    expect(seen.at(-1)).toBe(content.length);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it("survives the loss of as many miners as there are parity shards, and no more", async () => {
    const network = localNetwork(4);
    const client = await localClient(network);
    await put(client);
    network.gone.add(0).add(1);
    expect((await collect(getFile(client, "a.bin"))).equals(content)).toBe(true);
    network.gone.add(2);
    expect(await codeOf(() => collect(getFile(client, "a.bin")))).toBe("SK4102");
  });

  it("survives miners that give back something else", async () => {
    const network = localNetwork(4);
    const client = await localClient(network);
    await put(client);
    network.spoil.set(0, (response) => {
      if (response.kind === "shard") response.data.data.reverse();
      return response;
    });
    network.spoil.set(1, () => ({ kind: "stored" }));
    expect((await collect(getFile(client, "a.bin"))).equals(content)).toBe(true);
  });

  it("is repaired to full redundancy", async () => {
    const network = localNetwork(7);
    const client = await localClient(network);
    const { file } = await put(client);
    network.gone.add(1).add(4);
    const report = await repairFiles(client, [file]);
    expect(report.failures).toEqual([]);
    expect(report.newShards).toBeGreaterThan(0);
    const [repaired] = await client.catalogue.list();
    if (!repaired) throw new Error("the file is stored");
    const { health } = await auditFiles(client, [repaired]);
    expect([...health.values()].flat().every((state) => state === "live")).toBe(true);
    // The repair stands for itself: two others may go now.
    network.gone.add(0).add(2);
    expect((await collect(getFile(client, "a.bin"))).equals(content)).toBe(true);
    expect(fileRoot(repaired)).toEqual(fileRoot(file));
  });

  it("waits with a repair while enough shards are live, when told to", async () => {
    const network = localNetwork(7);
    const client = await localClient(network);
    const { file } = await put(client);
    network.gone.add(Number(file.chunks[0]?.shards[0]?.holder.slice(7)));
    expect((await repairFiles(client, [file], { margin: 0 })).newShards).toBe(0);
    expect((await repairFiles(client, [file], { margin: 2 })).newShards).toBeGreaterThan(0);
  });

  it("says which chunks can't be repaired, and repairs the others", async () => {
    const network = localNetwork(4);
    const client = await localClient(network);
    const { file } = await put(client);
    network.gone.add(0).add(1).add(2);
    const report = await repairFiles(client, [file]);
    expect(report.failures.map(({ error }) => error.code)).toEqual(file.chunks.map(() => "SK4102"));
  });

  it("tells lost shards from miners that are away", async () => {
    const network = localNetwork(4);
    const client = await localClient(network);
    const { file } = await put(client);
    network.gone.add(3);
    network.stores.set(2, createMemoryShards(1 << 28));
    const { holders } = await auditFiles(client, [file]);
    const chunks = file.chunks.length;
    expect([...holders].sort((a, b) => (a.holder < b.holder ? -1 : 1))).toEqual([
      { holder: "hotkey-0", live: chunks, lost: 0, unreachable: 0 },
      { holder: "hotkey-1", live: chunks, lost: 0, unreachable: 0 },
      { holder: "hotkey-2", live: 0, lost: chunks, unreachable: 0 },
      { holder: "hotkey-3", live: 0, lost: 0, unreachable: chunks },
    ]);
  });

  it("is not put on too few miners, full ones left out", async () => {
    expect(await codeOf(async () => put(await localClient(localNetwork(3))))).toBe("SK4110");
    expect(await codeOf(async () => put(await localClient(localNetwork(6, 1_000))))).toBe("SK4110");
  });

  it("is put on a miner that did not answer once, where there is no other", async () => {
    const network = localNetwork(4);
    let failures = 0;
    const ask: StorageNetwork["ask"] = (miner, request) => {
      if (miner.uid !== 1 || request.kind !== "put" || failures > 0) return network.ask(miner, request);
      failures += 1;
      return Promise.reject(new Error("no answer in time"));
    };
    const { file } = await put(await localClient({ ...network, ask }));
    expect(failures).toBe(1);
    for (const { shards } of file.chunks) expect(shards.map(({ holder }) => holder)).toContain("hotkey-1");
  });

  it("is not put on a miner that does not answer, which is asked after all others", async () => {
    const network = localNetwork(5);
    let asked = 0;
    const ask: StorageNetwork["ask"] = (miner, request) => {
      if (miner.uid !== 1 || request.kind !== "put") return network.ask(miner, request);
      asked += 1;
      return Promise.reject(new Error("no answer in time"));
    };
    const { file } = await put(await localClient({ ...network, ask }));
    expect(file.chunks.flatMap(({ shards }) => shards.map(({ holder }) => holder))).not.toContain("hotkey-1");
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(file.chunks.length);
    network.gone.add(2);
    expect(await codeOf(async () => put(await localClient({ ...network, ask })))).toBe("SK4110");
  });

  it("is known by its name under its owner's key alone", async () => {
    const network = localNetwork(4);
    const client = await localClient(network);
    await put(client);
    expect(await codeOf(() => put(client))).toBe("SK4121");
    await put(client, { replace: true, source: streamOf(content) });
    const stranger = await localClient(network, { owner: "stranger", folder: client.folder });
    expect(await stranger.catalogue.list()).toEqual([]);
    expect(await codeOf(() => collect(getFile(stranger, "a.bin")))).toBe("SK4120");
  });

  it("leaves nothing behind when it is removed, and nothing of another file is taken with it", async () => {
    const network = localNetwork(4);
    const client = await localClient(network);
    await put(client);
    await put(client, { name: "b.bin", source: streamOf(content) });
    expect(await removeFile(client, "a.bin")).toEqual({ deletedShards: 0, leftShards: 0 });
    expect((await collect(getFile(client, "b.bin"))).equals(content)).toBe(true);
    const { deletedShards } = await removeFile(client, "b.bin");
    expect(deletedShards).toBeGreaterThan(0);
    expect([...network.stores.values()].map(({ shards }) => shards)).toEqual([0, 0, 0, 0]);
  });

  it("may be empty", async () => {
    const client = await localClient(localNetwork(4));
    await put(client, { source: streamOf(new Uint8Array()), sizeBytes: 0 });
    expect(await collect(getFile(client, "a.bin"))).toHaveLength(0);
  });
});

describe("a put that is broken off", () => {
  it("goes on where it was", async () => {
    const network = localNetwork(4);
    const client = await localClient(network);
    const large = pseudoRandomBytes("large", 6_000_000);
    async function* brokenOff(): AsyncGenerator<Uint8Array> {
      yield* streamOf(large.subarray(0, 5_000_000));
      throw new Error("the disk is gone");
    }
    await expect(put(client, { source: brokenOff(), sizeBytes: large.length })).rejects.toThrow(
      "the disk is gone",
    );
    // A kill in the middle of a note tears its last line.
    const journal = (await readdir(client.folder)).find((name) => name.endsWith("under-way")) ?? "";
    await appendFile(join(client.folder, journal), "AAAA");
    const sent = network.asked.get("put") ?? 0;
    expect(sent).toBeGreaterThan(0);

    const again = await localClient(network, { folder: client.folder });
    const { knownBytes, file } = await put(again, { source: streamOf(large), sizeBytes: large.length });
    expect(knownBytes).toBeGreaterThan(500_000);
    expect((network.asked.get("put") ?? 0) - sent).toBeLessThan(4 * file.chunks.length);
    expect((await collect(getFile(again, "a.bin"))).equals(large)).toBe(true);
  });

  it("is noticed when the file changed meanwhile", async () => {
    const client = await localClient(localNetwork(4));
    expect(await codeOf(() => put(client, { sizeBytes: content.length + 1 }))).toBe("SK4124");
  });
});

describe("a changed file", () => {
  it("costs its changes alone", async () => {
    const network = localNetwork(4);
    const client = await localClient(network);
    const { file } = await put(client);
    const changed = Buffer.concat([content.subarray(0, 100), Buffer.from("new"), content.subarray(100)]);
    const { knownBytes } = await put(client, {
      name: "b.bin",
      source: streamOf(changed),
      sizeBytes: changed.length,
    });
    expect(knownBytes).toBeGreaterThanOrEqual(content.length - 2 * (file.chunks[0]?.plainBytes ?? 0));
    expect((await collect(getFile(client, "b.bin"))).equals(changed)).toBe(true);
  });
});

describe("a chunk that was stored before", () => {
  it("is stored anew when it is not whole any more", async () => {
    const network = localNetwork(5);
    const client = await localClient(network);
    const { file } = await put(client);
    network.stores.set(2, createMemoryShards(1 << 28));
    const { knownBytes, file: again } = await put(client, { name: "b.bin", source: streamOf(content) });
    expect(knownBytes).toBeLessThan(content.length);
    // Whoever lost its shards is not given them again while others have room.
    expect(again.chunks.flatMap(({ shards }) => shards.map(({ holder }) => holder))).not.toContain(
      "hotkey-2",
    );
    network.gone.add(3).add(4);
    expect((await collect(getFile(client, "b.bin"))).equals(content)).toBe(true);
    expect(file.chunks.some(({ shards }) => shards.some(({ holder }) => holder === "hotkey-2"))).toBe(true);
  });
});

describe("the record of what is stored", () => {
  it("has a root that changes with every file and not with where shards are", async () => {
    const client = await localClient(localNetwork(4));
    const empty = await client.catalogue.root();
    await put(client);
    const one = await client.catalogue.root();
    await put(client, {
      name: "b.bin",
      source: streamOf(content.subarray(5)),
      sizeBytes: content.length - 5,
    });
    const two = await client.catalogue.root();
    expect(new Set([empty, one, two].map((root) => root.toString("hex"))).size).toBe(3);
    await removeFile(client, "b.bin");
    expect(await client.catalogue.root()).toEqual(one);
  });

  it("is refused when it was changed", async () => {
    const client = await localClient(localNetwork(4));
    await put(client);
    const record = (await readdir(client.folder)).find((name) => name.endsWith(".file")) ?? "";
    const bytes = await readFile(join(client.folder, record));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    await writeFile(join(client.folder, record), bytes);
    expect(await codeOf(() => client.catalogue.list())).toBe("SK4122");
  });
});
