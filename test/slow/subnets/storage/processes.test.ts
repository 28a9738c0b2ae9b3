import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditFiles } from "../../../../subnets/storage/client/auditFiles.js";
import { openCatalogue } from "../../../../subnets/storage/client/catalogue.js";
import type { StorageClient } from "../../../../subnets/storage/client/client.js";
import { getFile } from "../../../../subnets/storage/client/getFile.js";
import { putFile } from "../../../../subnets/storage/client/putFile.js";
import { repairFiles } from "../../../../subnets/storage/client/repairFiles.js";
import { storageKeys } from "../../../../subnets/storage/sealing/storageKeys.js";
import { startStorageProcesses, type StorageProcesses } from "../../../bench/storageProcesses.js";
import { pseudoRandomBytes } from "../../../unit/subnets/storage/pseudoRandomBytes.js";

const MINERS = 7;
const CODE = { dataShards: 3, parityShards: 2 };
const content = pseudoRandomBytes("content", 5_000_000);

let folder: string;
let processes: StorageProcesses;
let client: StorageClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "subnetkit-processes-"));
  processes = await startStorageProcesses(MINERS, {
    entry: new URL("../../../../dist/test/bench/storageMiner.js", import.meta.url),
    execArgv: [],
    folder: (uid) => join(folder, String(uid)),
  });
  const keys = storageKeys(pseudoRandomBytes("owner", 32));
  const catalogue = await openCatalogue(join(folder, "client"), keys);
  client = { keys, network: processes.network, catalogue, availability: () => 1 };
}, 60_000);

afterAll(async () => {
  await processes.stop();
  await rm(folder, { recursive: true });
});

async function readBack(): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of getFile(client, "a.bin")) hash.update(piece);
  return hash.digest("hex");
}

it("a file survives the loss of m miners at once, is repaired, and survives it again", async () => {
  const expected = createHash("sha256").update(content).digest("hex");
  async function* source(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < content.length; at += 65_536)
      yield await Promise.resolve(content.subarray(at, at + 65_536));
  }
  const { file } = await putFile(client, {
    name: "a.bin",
    source: source(),
    sizeBytes: content.length,
    ...CODE,
  });
  expect(await readBack()).toBe(expected);

  await Promise.all([1, 2].map((uid) => processes.kill(uid)));
  expect(await readBack()).toBe(expected);

  const report = await repairFiles(client, [file]);
  expect(report.failures).toEqual([]);
  expect(report.newShards).toBeGreaterThan(0);
  const [repaired] = await client.catalogue.list();
  if (!repaired) throw new Error("the file is stored");
  const { health } = await auditFiles(client, [repaired]);
  expect(new Set([...health.values()].flat())).toEqual(new Set(["live"]));

  await Promise.all([3, 4].map((uid) => processes.kill(uid)));
  expect(await readBack()).toBe(expected);
});
