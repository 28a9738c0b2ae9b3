import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { merkleRoot } from "../../../../../subnets/storage/merkle/merkleTree.js";
import { openPlacement } from "../../../../../subnets/storage/sealing/sealPlacement.js";
import type { SealJob } from "../../../../../subnets/storage/sealing/sealShard.js";
import { createSealThread } from "../../../../../subnets/storage/sealing/sealThread.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

const plain = pseudoRandomBytes("shard", 100_000);
const placementKey = pseudoRandomBytes("key", 32);

const job = (): SealJob => {
  const shard = Buffer.from(new SharedArrayBuffer(plain.length));
  shard.set(plain);
  return { placementKey, shard, data: Buffer.from(new SharedArrayBuffer(plain.length)) };
};

/** A thread's program, as a test needs it. */
async function program(text: string): Promise<URL> {
  const path = join(await mkdtemp(join(tmpdir(), "subnetkit-thread-")), "worker.mjs");
  await writeFile(path, `import { parentPort } from "node:worker_threads";\n${text}`);
  return pathToFileURL(path);
}

describe("the thread that seals", () => {
  it("seals where it is asked until it is worth a thread", async () => {
    const thread = createSealThread(1 << 30);
    const asked = job();
    const { tag, root } = await thread.seal(asked);
    expect(openPlacement(placementKey, { data: asked.data, tag }).equals(plain)).toBe(true);
    expect(merkleRoot(asked.data)).toEqual(Buffer.from(root));
    expect(thread.isRunning).toBe(false);
  });

  it("gives what is large to the thread, in order", async () => {
    const worker = await program(`
      parentPort.on("message", ({ shard, data }) => {
        data[0] = shard[0] + 1;
        parentPort.postMessage({ tag: shard.slice(0, 1), root: data.slice(0, 1) });
      });
      parentPort.postMessage("ready");`);
    const thread = createSealThread(0, worker);
    await thread.seal(job());
    while (!thread.isRunning) await new Promise((resolve) => setImmediate(resolve));
    const jobs = [7, 8, 9].map((first) => {
      const each = job();
      each.shard[0] = first;
      return each;
    });
    const marks = await Promise.all(jobs.map((each) => thread.seal(each)));
    expect(marks.map(({ tag, root }) => [tag[0], root[0]])).toEqual([
      [7, 8],
      [8, 9],
      [9, 10],
    ]);
    expect(jobs.map(({ data }) => data[0])).toEqual([8, 9, 10]);
    // Memory that is not shared would come back as it was.
    const own = { ...job(), data: Buffer.alloc(plain.length) };
    const { tag } = await thread.seal(own);
    expect(openPlacement(placementKey, { data: own.data, tag }).equals(plain)).toBe(true);
    await thread.stop();
  });

  it("seals itself what a thread that died was given", async () => {
    const worker = await program(`
      parentPort.on("message", () => process.exit(3));
      parentPort.postMessage("ready");`);
    const thread = createSealThread(0, worker);
    await thread.seal(job());
    while (!thread.isRunning) await new Promise((resolve) => setImmediate(resolve));
    const asked = job();
    const { tag } = await thread.seal(asked);
    expect(openPlacement(placementKey, { data: asked.data, tag }).equals(plain)).toBe(true);
    expect(thread.isRunning).toBe(false);
    await thread.stop();
  });
});
