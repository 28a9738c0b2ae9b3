import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { fail } from "../../../core/primitives/errors.js";
import { putFile } from "../../../subnets/storage/client/putFile.js";
import { fileRoot } from "../../../subnets/storage/client/storedFile.js";
import { textOf } from "../../../subnets/storage/search/passagesOf.js";
import { loadSentenceEncoder } from "../../../subnets/storage/search/sentenceEncoder.js";
import { storageCommandErrors } from "../../storage/storageCommandErrors.js";
import type { PutOptions } from "../commands/storage.js";
import { jsonText } from "../output/json.js";
import { bytesText } from "./bytesText.js";
import { commitRoot, withStorage } from "./withStorage.js";

/** A code for as many miners as there are: one is left to spare, and of six shards or more any two may be lost. */
export function defaultCode(
  miners: number,
  wanted: { readonly data?: number; readonly parity?: number },
): { dataShards: number; parityShards: number } {
  const shards = Math.max(Math.min(2, miners), Math.min(6, miners - 1));
  const parityShards = wanted.parity ?? (shards >= 6 ? 2 : Math.min(1, shards - 1));
  return { dataShards: wanted.data ?? Math.max(1, shards - parityShards), parityShards };
}

/** Runs `subnetkit storage put`. */
export async function put(path: string, options: PutOptions): Promise<void> {
  const sizeBytes = await stat(path).then(
    ({ size }) => size,
    (cause: Error) => {
      throw fail(storageCommandErrors.unreadableFile, { path, reason: cause.message }, cause);
    },
  );
  const name = options.name ?? basename(path);
  await withStorage(options, `put ${name}`, async (storage) => {
    const { client, index } = storage;
    // Before anything is sent: what can't be indexed is not put half way.
    const text = options.index ? textOf(name, await readFile(path)) : undefined;
    const encode = options.index ? await loadSentenceEncoder() : undefined;
    const miners = await client.network.miners();
    const { file, knownBytes } = await putFile(client, {
      name,
      source: createReadStream(path, { highWaterMark: 1_048_576 }),
      sizeBytes,
      replace: options.replace,
      ...defaultCode(miners.length, options),
    });
    if (text !== undefined && encode) await index.add(name, text, encode);
    else await index.remove(name);
    const height = await commitRoot(options, storage);
    const root = fileRoot(file).toString("hex");
    const { dataShards, parityShards, chunks } = file;
    if (options.json) {
      const summary = {
        name,
        sizeBytes,
        dataShards,
        parityShards,
        chunks: chunks.length,
        knownBytes,
        root,
        height,
      };
      process.stdout.write(`${jsonText(summary, 2)}\n`);
      return;
    }
    const known = knownBytes > 0 ? `, ${bytesText(knownBytes)} of it stored before` : "";
    process.stdout.write(
      `${name}: ${bytesText(sizeBytes)} in ${counted(chunks.length, "chunk")} of ${dataShards} + ${parityShards} shards${known}\n` +
        `  survives the loss of any ${parityShards} of the miners that hold a chunk\n` +
        `  root ${root}${height === undefined ? ", not on chain" : `, on chain since block ${height}`}\n`,
    );
  });
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
