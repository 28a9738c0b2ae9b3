import { createHash } from "node:crypto";
import { constants, writeFileSync } from "node:fs";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeRoomForBulk } from "../../runner/neuron/bulkMessages.js";
import { chunkSizesFor } from "../../subnets/storage/chunking/chunkSizes.js";
import { openCatalogue } from "../../subnets/storage/client/catalogue.js";
import { CHUNKS_IN_FLIGHT, type StorageClient } from "../../subnets/storage/client/client.js";
import { getFile } from "../../subnets/storage/client/getFile.js";
import { putFile } from "../../subnets/storage/client/putFile.js";
import { saveFile } from "../../subnets/storage/client/saveFile.js";
import { contract } from "../../subnets/storage/contract.js";
import { createErasureCode } from "../../subnets/storage/coding/erasureCode.js";
import { splitChunk } from "../../subnets/storage/coding/splitChunk.js";
import { openPlacement, sealPlacement } from "../../subnets/storage/sealing/sealPlacement.js";
import { storageKeys } from "../../subnets/storage/sealing/storageKeys.js";
import { median, type Bench, type Figure } from "./figure.js";
import { auditFigures } from "./storageAudit.js";
import { startStorageProcesses } from "./storageProcesses.js";

const { O_WRONLY, O_CREAT, O_TRUNC, O_DSYNC } = constants;
const [DATA, PARITY] = [4, 2];
/** What chunks of this code have on average, so that shards are as long as a put makes them. */
const CHUNK_BYTES = chunkSizesFor(DATA).average;
const CHUNKS = 32;
const RUNS = 5;
/** Puts before the first that counts. */
const WARM_UP = 6;

type PartName =
  "encryption" | "decryption" | "encoding" | "decoding" | "disk" | "reading" | "cachedReading" | "writing";

const bytesOf = (seed: string, length: number): Buffer => {
  const block = createHash("sha512").update(seed).digest();
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 64) {
    block.writeUInt32LE(at, 0);
    createHash("sha512").update(block).digest().copy(bytes, at);
  }
  return bytes;
};

/** Megabytes of content a second, the median of some runs. What `prepare` makes ready for a run is not counted. */
async function speed<P = void>(
  contentBytes: number,
  run: (round: number, prepared: P) => unknown,
  prepare?: (round: number) => P,
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < RUNS; round += 1) {
    // Without `prepare`, P is void.
    const prepared = prepare?.(round) as P;
    const startMs = performance.now();
    await run(round, prepared);
    times.push(performance.now() - startMs);
  }
  return contentBytes / 1_000 / median(times);
}

/** Has the system forget what it has read of files. @returns whether it did: only the root of a Linux may ask for it */
function forgetPages(): boolean {
  try {
    writeFileSync("/proc/sys/vm/drop_caches", "3");
    return true;
  } catch {
    return false;
  }
}

/** What any put and get consists of, each alone: one chunk after the other, as this machine does it. */
async function parts(
  folder: string,
  chunks: readonly Buffer[],
  total: number,
): Promise<Record<PartName, number>> {
  const key = Buffer.alloc(32, 1);
  const code = createErasureCode(DATA, PARITY);
  const shards = chunks.map((chunk) => splitChunk(chunk, DATA));
  const sealed = shards.flatMap((data) => data.map((shard) => sealPlacement(key, shard)));
  const room = Buffer.alloc(CHUNK_BYTES / DATA);
  const shard = Buffer.alloc(CHUNK_BYTES / DATA, 7);
  const files = chunks.flatMap((_, chunk) =>
    Array.from({ length: DATA + PARITY }, (__, index) => join(folder, `${chunk}-${index}`)),
  );
  const dataFiles = files.filter((_, at) => at % (DATA + PARITY) < DATA);
  // Each of the k + m shards under the key of its place; any k of them are opened.
  const encryption = await speed(total, () =>
    shards.forEach((data) =>
      [...data, ...data.slice(0, PARITY)].forEach((each) => sealPlacement(key, each, room)),
    ),
  );
  const decryption = await speed(total, () =>
    sealed.forEach((placement) => openPlacement(key, placement, room)),
  );
  const encoding = await speed(total, () => shards.forEach((data) => code.encode(data)));
  const decoding = await speed(total, () =>
    shards.forEach((data) => code.reconstruct([undefined, ...data.slice(1), data[0]], [0])),
  );
  // Shards as a durable miner keeps them, all miners on one disk, as many at a time as a put has under way.
  const disk = await speed(total, () =>
    sideBySide(files, CHUNKS_IN_FLIGHT * (DATA + PARITY), async (path) => {
      const file = await open(path, O_WRONLY | O_CREAT | O_TRUNC | O_DSYNC);
      await file.write(shard);
      await file.close();
    }),
  );
  const read = (): Promise<void> =>
    sideBySide(dataFiles, CHUNKS_IN_FLIGHT * DATA, async (path) => void (await readFile(path)));
  const reading = await speed(total, read, forgetPages);
  const cachedReading = await speed(total, read);
  // One file, as a user's disk takes it: large writes, one flush.
  const writing = await speed(total, async () => {
    const file = await open(join(folder, "whole"), O_WRONLY | O_CREAT | O_TRUNC);
    for (const chunk of chunks) await file.write(chunk);
    await file.datasync();
    await file.close();
  });
  return { encryption, decryption, encoding, decoding, disk, reading, cachedReading, writing };
}

/** Works on all of some files, so many at a time. */
async function sideBySide(
  paths: readonly string[],
  width: number,
  work: (path: string) => Promise<void>,
): Promise<void> {
  const waiting = [...paths];
  const worker = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await work(path);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** Speeds of whole puts and gets; a get from cold disks into a synced file, and one from the page cache into nothing. */
async function transfers(
  folder: string,
  content: Buffer,
): Promise<Record<"put" | "get" | "getInMemory", number>> {
  const processes = await startStorageProcesses(DATA + PARITY, {
    entry: new URL("./storageMiner.js", import.meta.url),
    execArgv: [],
    folder: (uid) => join(folder, `miner-${uid}`),
  });
  try {
    const keys = storageKeys(Buffer.alloc(32, 2));
    const catalogue = await openCatalogue(join(folder, "client"), keys);
    const client: StorageClient = { keys, network: processes.network, catalogue, availability: () => 1 };
    const store = (round: number, source: Buffer): Promise<unknown> =>
      putFile(client, {
        name: `file-${round}`,
        source: pieces(source),
        sizeBytes: source.length,
        dataShards: DATA,
        parityShards: PARITY,
      });
    /** Another content each time: what is stored already would not be sent. */
    const fresh = (round: number): Buffer => {
      for (let at = 0; at < content.length; at += 65_536) content.writeUInt32LE(round + 1, at);
      return content;
    };
    // What is asked for is how fast it goes on, not how fast seven processes compile what they need: that takes them so long.
    for (let round = RUNS; round < RUNS + WARM_UP; round += 1) await store(round, fresh(round));
    const put = await speed(content.length, store, fresh);
    const get = await speed(
      content.length,
      (round) => saveFile(client, `file-${round}`, join(folder, "got")),
      forgetPages,
    );
    const getInMemory = await speed(content.length, async (round) => {
      let bytes = 0;
      for await (const piece of getFile(client, `file-${round}`)) bytes += piece.length;
      if (bytes !== content.length) throw new Error("the file came back short");
    });
    return { put, get, getInMemory };
  } finally {
    await processes.stop();
  }
}

async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    yield await Promise.resolve(content.subarray(at, at + CHUNK_BYTES));
  }
}

const megabytes = (name: string, value: number): Figure => ({
  name: `storage.${name}`,
  value,
  unit: "MB/s",
});
const ratio = (name: string, value: number, goal?: string): Figure => ({
  name: `storage.${name}`,
  value,
  unit: "× the slowest",
  ...(goal !== undefined && { goal }),
});

export const storage: Bench = {
  name: "storage",
  about:
    "storage 4 + 2: put and get through six local miner processes, against the slowest of sealing, coding and disk alone; and an audit of 1 TB",
  run: async () => {
    // As `subnetkit storage` does.
    makeRoomForBulk(contract);
    const folder = await mkdtemp(join(tmpdir(), "subnetkit-bench-"));
    try {
      const content = bytesOf("bench", CHUNKS * CHUNK_BYTES);
      const chunks = Array.from({ length: CHUNKS }, (_, at) =>
        content.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES),
      );
      const alone = await parts(folder, chunks, content.length);
      const { put, get, getInMemory } = await transfers(folder, content);
      const cold = (name: string): string => (forgetPages() ? name : `${name}Cached`);
      const slowest = (...names: readonly PartName[]): number =>
        Math.min(...names.map((name) => alone[name]));
      return [
        ...Object.entries(alone).map(([name, value]) =>
          megabytes(name === "reading" ? cold(name) : name, value),
        ),
        megabytes("put", put),
        ratio("putRatio", put / slowest("encryption", "encoding", "disk"), ">= 0.5"),
        // What a user does: shards from disks that have not read them lately, into a file that is on the disk.
        megabytes(cold("get"), get),
        ratio(cold("getRatio"), get / slowest("decryption", "decoding", "reading", "writing"), ">= 0.5"),
        // The same without a disk on either side.
        megabytes("getInMemory", getInMemory),
        ratio("getInMemoryRatio", getInMemory / slowest("decryption", "decoding", "cachedReading")),
        ...(await auditFigures()),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
