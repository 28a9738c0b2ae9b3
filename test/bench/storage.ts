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

type CodePart = "encryption" | "decryption" | "encoding" | "decoding";
type Transfer = "put" | "get" | "getInMemory";
type DiskPart = "disk" | "reading" | "cachedReading" | "writing";

const bytesOf = (seed: string, length: number): Buffer => {
  const block = createHash("sha512").update(seed).digest();
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 64) {
    block.writeUInt32LE(at, 0);
    createHash("sha512").update(block).digest().copy(bytes, at);
  }
  return bytes;
};

/** Something that is timed once a round. What `prepare` makes ready for it is not counted. */
interface Work {
  run(round: number): unknown;
  prepare?(round: number): unknown;
}

/**
 * Megabytes of content a second of each of some works, the median of some rounds. They take turns: this disk is twice as fast in one minute as in
 * the next, and what is to be compared has to meet the same disk.
 */
async function speedsInTurns<Name extends string>(
  contentBytes: number,
  works: Readonly<Record<Name, Work>>,
): Promise<Record<Name, number>> {
  const entries = Object.entries<Work>(works).map(([name, work]) => ({ name, work, times: [] as number[] }));
  for (let round = 0; round < RUNS; round += 1) {
    for (const { work, times } of entries) {
      await work.prepare?.(round);
      const startMs = performance.now();
      await work.run(round);
      times.push(performance.now() - startMs);
    }
  }
  const speeds = entries.map(({ name, times }) => [name, contentBytes / 1_000 / median(times)]);
  return Object.fromEntries(speeds) as Record<Name, number>;
}

/** The speed of one work alone. */
async function speed(contentBytes: number, run: Work["run"]): Promise<number> {
  return (await speedsInTurns(contentBytes, { it: { run } })).it;
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

/** What any put and get computes, each alone: one chunk after the other. */
async function codeParts(chunks: readonly Buffer[], total: number): Promise<Record<CodePart, number>> {
  const key = Buffer.alloc(32, 1);
  const code = createErasureCode(DATA, PARITY);
  const shards = chunks.map((chunk) => splitChunk(chunk, DATA));
  const sealed = shards.flatMap((data) => data.map((shard) => sealPlacement(key, shard)));
  const room = Buffer.alloc(CHUNK_BYTES / DATA);
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
  return { encryption, decryption, encoding, decoding };
}

/** What any put and get does to disks, each alone, as this machine does it. */
function diskParts(folder: string, chunks: readonly Buffer[]): Record<DiskPart, Work> {
  const shard = Buffer.alloc(CHUNK_BYTES / DATA, 7);
  const files = chunks.flatMap((_, chunk) =>
    Array.from({ length: DATA + PARITY }, (__, index) => join(folder, `${chunk}-${index}`)),
  );
  const dataFiles = files.filter((_, at) => at % (DATA + PARITY) < DATA);
  const read = (): Promise<void> =>
    sideBySide(dataFiles, CHUNKS_IN_FLIGHT * DATA, async (path) => void (await readFile(path)));
  return {
    // Shards as a durable miner keeps them, all miners on one disk, as many at a time as a put has under way.
    disk: {
      run: () =>
        sideBySide(files, CHUNKS_IN_FLIGHT * (DATA + PARITY), async (path) => {
          const file = await open(path, O_WRONLY | O_CREAT | O_TRUNC | O_DSYNC);
          await file.write(shard);
          await file.close();
        }),
    },
    reading: { run: read, prepare: forgetPages },
    cachedReading: { run: read },
    // One file, as a user's disk takes it: large writes, one flush.
    writing: {
      run: async () => {
        const file = await open(join(folder, "whole"), O_WRONLY | O_CREAT | O_TRUNC);
        for (const chunk of chunks) await file.write(chunk);
        await file.datasync();
        await file.close();
      },
    },
  };
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

/** Speeds of whole puts and gets, and of the disk in turns with them; a get from cold disks into a synced file, and one from the page cache into nothing. */
async function transfers(
  folder: string,
  content: Buffer,
  disks: Readonly<Record<DiskPart, Work>>,
): Promise<Record<Transfer | DiskPart, number>> {
  const processes = await startStorageProcesses(DATA + PARITY, {
    entry: new URL("./storageMiner.js", import.meta.url),
    execArgv: [],
    folder: (uid) => join(folder, `miner-${uid}`),
  });
  try {
    const keys = storageKeys(Buffer.alloc(32, 2));
    const catalogue = await openCatalogue(join(folder, "client"), keys);
    const client: StorageClient = { keys, network: processes.network, catalogue, availability: () => 1 };
    const put: Work = {
      /** Another content each time: what is stored already would not be sent. */
      prepare: (round) => {
        for (let at = 0; at < content.length; at += 65_536) content.writeUInt32LE(round + 1, at);
      },
      run: (round) =>
        putFile(client, {
          name: `file-${round}`,
          source: pieces(content),
          sizeBytes: content.length,
          dataShards: DATA,
          parityShards: PARITY,
        }),
    };
    const get: Work = {
      prepare: forgetPages,
      run: (round) => saveFile(client, `file-${round}`, join(folder, "got")),
    };
    const getInMemory: Work = {
      run: async (round) => {
        let bytes = 0;
        for await (const piece of getFile(client, `file-${round}`)) bytes += piece.length;
        if (bytes !== content.length) throw new Error("the file came back short");
      },
    };
    // What is asked for is how fast it goes on, not how fast seven processes compile what they need: that takes them so long.
    for (let round = RUNS; round < RUNS + WARM_UP; round += 1) {
      await put.prepare?.(round);
      await put.run(round);
    }
    const { disk, reading, cachedReading, writing } = disks;
    return {
      ...(await speedsInTurns(content.length, { disk, put })),
      ...(await speedsInTurns(content.length, { reading, writing, get })),
      ...(await speedsInTurns(content.length, { cachedReading, getInMemory })),
    };
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
      const code = await codeParts(chunks, content.length);
      const { put, get, getInMemory, ...disk } = await transfers(folder, content, diskParts(folder, chunks));
      const alone = { ...code, ...disk };
      const cold = (name: string): string => (forgetPages() ? name : `${name}Cached`);
      const slowest = (...names: readonly (CodePart | DiskPart)[]): number =>
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
