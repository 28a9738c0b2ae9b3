import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportOf } from "../../core/primitives/errors.js";
import type { Finding } from "./finding.js";

/** Whether a store on disk can be opened, written and closed, in a temporary folder. */
export async function checkStore(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), "subnetkit-doctor-"));
  try {
    const { openLmdbStore } = await import("../../plugins/store-lmdb/openLmdbStore.js");
    const store = openLmdbStore(folder);
    store.write([{ key: Uint8Array.of(1), value: Uint8Array.of(2) }]);
    await store.close();
    return { check: "Store", status: "ok", detail: "lmdb opens and writes a store" };
  } catch (error) {
    const { code, message, next } = reportOf(error);
    return { check: "Store", status: "problem", detail: `${code} ${message}`, next };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
