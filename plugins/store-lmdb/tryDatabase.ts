import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { fail } from "../../core/primitives/errors.js";
import { lmdbErrors } from "./lmdbErrors.js";
import { databaseOptions } from "./lmdbFile.js";

/** Reads every entry, then walks the free pages with a transaction that is given up. */
const TRIAL = `
const [library, options] = process.argv.slice(1);
const { open, ABORT } = (await import(library)).default;
const database = open(JSON.parse(options));
for (const { value } of database.getRange({})) value.length;
database.transactionSync(() => {
  for (let index = 0; index < 16; index++) database.putSync(Uint8Array.of(0, index), new Uint8Array(2000));
  return ABORT;
});
await database.close();
`;

const TIME_LIMIT_MS = 600_000;

/**
 * Opens an existing database in another process. LMDB trusts its file: a damaged or truncated one, or one of another
 * program, crashes the process that opens it, and no error can be caught. Takes about 0.1 s.
 *
 * @throws SK1653
 */
export function tryDatabase(file: string): void {
  const library = pathToFileURL(createRequire(import.meta.url).resolve("lmdb")).href;
  const { status, signal, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", TRIAL, library, JSON.stringify(databaseOptions(file))],
    { encoding: "utf8", timeout: TIME_LIMIT_MS, killSignal: "SIGKILL" },
  );
  if (status === 0) return;
  const reason = signal === null ? firstError(stderr) : `opening it ended with ${signal}`;
  throw fail(lmdbErrors.unreadable, { file, reason });
}

function firstError(stderr: string): string {
  const line = stderr.split("\n").find((text) => /^\w*Error/.test(text));
  return line ?? "it could not be read";
}
