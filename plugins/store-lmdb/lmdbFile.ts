import type { RootDatabaseOptionsWithPath } from "lmdb";

/** Name of the database in its folder. */
export const DATABASE_FILE = "chain.mdb";

/**
 * How the database is opened. A commit returns after its pages, then the page that points to them, are flushed to disk:
 * with overlapping flushes it would return before. The map grows with the file by itself.
 */
export function databaseOptions(path: string): RootDatabaseOptionsWithPath {
  return {
    path,
    noSubdir: true,
    keyEncoding: "binary",
    encoding: "binary",
    cache: false,
    overlappingSync: false,
  };
}
