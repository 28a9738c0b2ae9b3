import type { Store } from "../../primitives/store.js";
import { decodeLogRecord, type LogRecord } from "./logRecord.js";
import { LOG_PREFIX } from "./storeKeys.js";

/**
 * What a store's log holds, from the oldest block to the newest.
 *
 * @throws SK1603
 */
export function* readLog(store: Store): Generator<LogRecord> {
  for (const [, encoded] of store.entries(LOG_PREFIX)) yield decodeLogRecord(encoded);
}
