import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { open, type RootDatabase } from "lmdb";
import { fail, isSubnetkitError } from "../../core/primitives/errors.js";
import type { Store, StoreWrite } from "../../core/primitives/store.js";
import { assertWholeFile } from "./assertWholeFile.js";
import { LOCK_FILE, lockFolder } from "./folderLock.js";
import { lmdbErrors } from "./lmdbErrors.js";
import { DATABASE_FILE, databaseOptions } from "./lmdbFile.js";
import { mostBytesOf, reserveSpace, type TreeSize } from "./reserveSpace.js";
import { tryDatabase } from "./tryDatabase.js";

/**
 * Opens the store in a folder, which is created if need be. While it is open no other process can.
 *
 * @throws SK1650 if it is open elsewhere, SK1651 for a folder of other things, SK1652 for one that can't be used, SK1653
 * for a damaged or foreign file, SK1654 for a full disk
 * @example
 * const store = openLmdbStore("./data");
 * store.write([{ key: Uint8Array.of(1), value: Uint8Array.of(2) }]);
 * await store.close();
 */
export function openLmdbStore(folder: string): Store {
  const file = join(folder, DATABASE_FILE);
  prepareFolder(folder);
  const unlock = lockFolder(folder);
  try {
    if (existsSync(file) && statSync(file).size > 0) {
      assertWholeFile(file);
      tryDatabase(file);
    }
    return storeOn(open<Uint8Array, Uint8Array>(databaseOptions(file)), file, unlock);
  } catch (error) {
    unlock();
    throw isSubnetkitError(error) ? error : failure(file, error);
  }
}

function prepareFolder(folder: string): void {
  let found: string[];
  try {
    mkdirSync(folder, { recursive: true });
    found = readdirSync(folder);
  } catch (cause) {
    throw fail(lmdbErrors.unusableFolder, { folder, reason: reasonOf(cause) }, cause);
  }
  const isOurs = (name: string): boolean =>
    name.startsWith(LOCK_FILE) || name === DATABASE_FILE || name === `${DATABASE_FILE}-lock`;
  const others = found.filter((name) => !isOurs(name));
  if (others.length > 0 && !found.includes(DATABASE_FILE)) {
    throw fail(lmdbErrors.notEmpty, { folder, found: others.slice(0, 3).join(", ") });
  }
}

function storeOn(database: RootDatabase<Uint8Array, Uint8Array>, file: string, unlock: () => void): Store {
  let isOpen = true;
  const refuseClosed = (): void => {
    if (!isOpen) throw fail(lmdbErrors.closed, { file });
  };
  return {
    get: (key) => {
      refuseClosed();
      return database.get(key);
    },
    entries: function* (prefix, order) {
      refuseClosed();
      const beyond = successor(prefix);
      const upwards = { start: prefix, ...(beyond && { end: beyond }) };
      const downwards = {
        reverse: true,
        ...(beyond && { start: beyond, exclusiveStart: true }),
        ...(prefix.length > 0 && { end: prefix, inclusiveEnd: true }),
      };
      for (const { key, value } of database.getRange(order === "descending" ? downwards : upwards))
        yield [key, value];
    },
    write: (batch) => {
      refuseClosed();
      try {
        reserve(database, file, batch);
        database.transactionSync(() => {
          for (const { key, value } of batch) {
            if (value === undefined) database.removeSync(key);
            else database.putSync(key, value);
          }
        });
      } catch (error) {
        throw failure(file, error);
      }
    },
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await database.close();
      unlock();
    },
  };
}

function reserve(
  database: RootDatabase<Uint8Array, Uint8Array>,
  file: string,
  batch: readonly StoreWrite[],
): void {
  // The library declares the statistics as an empty object.
  const stats = database.getStats() as TreeSize & { readonly lastPageNumber: number };
  reserveSpace(file, (stats.lastPageNumber + 1) * stats.pageSize + mostBytesOf(batch, stats));
}

/** The first key beyond all that begin with the prefix; undefined if there is none. */
function successor(prefix: Uint8Array): Uint8Array | undefined {
  const last = prefix.findLastIndex((byte) => byte < 0xff);
  if (last < 0) return undefined;
  const next = prefix.slice(0, last + 1);
  next[last] = (next[last] ?? 0) + 1;
  return next;
}

/** Full disk, exhausted quota, largest file: by name from Node, by Linux's number from LMDB. */
const NO_ROOM: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EFBIG", 28, 122, 27]);

function failure(file: string, cause: unknown): Error {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const which = NO_ROOM.has(code) ? lmdbErrors.diskFull : lmdbErrors.writeFailed;
  return fail(which, { file, reason: reasonOf(cause) }, cause);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
