import { bytesToHex, equalBytes } from "../../../../../core/primitives/bytes.js";
import type { Store, StoreWrite } from "../../../../../core/primitives/store.js";

/** A store in memory whose writes can be made to fail, and whose content can be looked at and damaged. */
export interface MemoryStore extends Store {
  readonly content: Map<string, readonly [Uint8Array, Uint8Array]>;
  readonly batches: (readonly StoreWrite[])[];
  /** What the next write throws. */
  failWith: Error | undefined;
}

export function memoryStore(): MemoryStore {
  const content = new Map<string, readonly [Uint8Array, Uint8Array]>();
  const batches: (readonly StoreWrite[])[] = [];
  const store: MemoryStore = {
    content,
    batches,
    failWith: undefined,
    get: (key) => content.get(bytesToHex(key))?.[1],
    entries: (prefix, order) =>
      [...content.entries()]
        .sort(([a], [b]) => (a < b === (order !== "descending") ? -1 : 1))
        .map(([, entry]) => entry)
        .filter(([key]) => equalBytes(key.slice(0, prefix.length), prefix)),
    write: (batch) => {
      if (store.failWith !== undefined) throw store.failWith;
      batches.push(batch);
      for (const { key, value } of batch) {
        if (value === undefined) content.delete(bytesToHex(key));
        else content.set(bytesToHex(key), [key, value]);
      }
    },
    close: () => Promise.resolve(),
  };
  return store;
}
