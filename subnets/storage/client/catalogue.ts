import { createHmac, randomBytes } from "node:crypto";
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  unlink,
  writeFile,
  type FileHandle,
} from "node:fs/promises";
import { join } from "node:path";
import { fail } from "subnetkit/plugin";
import type { ErasureCode } from "../coding/erasureCode.js";
import { open as openSeal } from "../sealing/open.js";
import { seal } from "../sealing/seal.js";
import { SALT_BYTES } from "../sealing/sealedForm.js";
import type { StorageKeys } from "../sealing/storageKeys.js";
import { storageErrors } from "../storageErrors.js";
import { parseChunk, parseFile } from "./parseRecords.js";
import { catalogueRoot, fileRoot, type StoredChunk, type StoredFile } from "./storedFile.js";

/** What an owner has stored: one sealed record a file, and a sealed line for every chunk of a put that is under way. */
export interface Catalogue {
  /** @throws SK4122 when the record is damaged */
  read(name: string): Promise<StoredFile | undefined>;
  write(file: StoredFile): Promise<void>;
  remove(name: string): Promise<void>;
  /** All files, by name. @throws SK4122 */
  list(): Promise<StoredFile[]>;
  /** Every chunk that is stored with a code, of files and of puts that were broken off. */
  chunksOf(code: Pick<ErasureCode, "dataShards" | "parityShards">): Promise<Map<string, StoredChunk>>;
  /** Notes a chunk that is stored, before its file is. */
  note(chunk: StoredChunk): Promise<void>;
  /** To be called when no more notes follow. */
  endNotes(): Promise<void>;
  /** The root of everything in it. */
  root(): Promise<Buffer>;
}

const RECORD = ".file";
const JOURNAL = "under-way";

/**
 * Opens the record of what an owner stored, in a folder of its own. Another key finds nothing in it.
 *
 * @example const catalogue = await openCatalogue(folder, storageKeys(master));
 */
export async function openCatalogue(folder: string, keys: StorageKeys): Promise<Catalogue> {
  await mkdir(folder, { recursive: true });
  const keyOf = (name: string): string =>
    createHmac("sha256", keys.catalogue).update(`name/${name}`).digest("hex");
  const mark = createHmac("sha256", keys.catalogue).update("mark").digest("hex").slice(0, 16);
  const pathOf = (name: string): string => join(folder, `${mark}-${keyOf(name)}${RECORD}`);
  const journal = join(folder, `${mark}-${JOURNAL}`);
  const sealed = (value: unknown): Buffer =>
    seal(keys.catalogue, randomBytes(SALT_BYTES), Buffer.from(JSON.stringify(value)));
  const opened = (bytes: Uint8Array): unknown => JSON.parse(openSeal(keys.catalogue, bytes).toString("utf8"));

  const readRecord = async (path: string): Promise<StoredFile | undefined> => {
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) return undefined;
    try {
      return parseFile(opened(bytes));
    } catch (cause) {
      throw fail(storageErrors.damagedCatalogue, { path, reason: (cause as Error).message }, cause);
    }
  };
  const list = async (): Promise<StoredFile[]> => {
    const names = (await readdir(folder)).filter((name) => name.startsWith(mark) && name.endsWith(RECORD));
    const files = await Promise.all(names.map((name) => readRecord(join(folder, name))));
    return files.flatMap((file) => file ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  const noted = async (): Promise<StoredChunk[]> => {
    const text = await readFile(journal, "utf8").catch(() => "");
    return text.split("\n").flatMap((line) => {
      // The last line of a put that was killed may be torn.
      try {
        return line === "" ? [] : [parseChunk(opened(Buffer.from(line, "base64")))];
      } catch {
        return [];
      }
    });
  };

  let notes: Promise<FileHandle> | undefined;
  const endNotes = async (): Promise<void> => {
    const ended = notes;
    notes = undefined;
    await (await ended)?.close();
  };

  return {
    read: (name) => readRecord(pathOf(name)),
    write: async (file) => {
      const path = pathOf(file.name);
      const draft = `${path}.part`;
      await writeFile(draft, sealed(file), { flush: true });
      await rename(draft, path);
      await endNotes();
      await rm(journal, { force: true });
    },
    remove: async (name) => unlink(pathOf(name)).catch(() => undefined),
    list,
    chunksOf: async ({ dataShards, parityShards }) => {
      const chunks = [...(await list()).flatMap((file) => file.chunks), ...(await noted())];
      const fitting = chunks.filter(
        (chunk) => chunk.dataShards === dataShards && chunk.shards.length === dataShards + parityShards,
      );
      return new Map(fitting.map((chunk) => [chunk.id, chunk]));
    },
    note: async (chunk) => {
      // Opened once a put: a file that is opened for each chunk costs as much as a chunk's seals.
      notes ??= open(journal, "a");
      await (await notes).appendFile(`${sealed(chunk).toString("base64")}\n`);
    },
    endNotes,
    root: async () =>
      catalogueRoot((await list()).map((file) => ({ key: keyOf(file.name), root: fileRoot(file) }))),
  };
}
