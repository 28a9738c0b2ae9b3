/** One write of a batch; without a value the key is deleted. */
export interface StoreWrite {
  readonly key: Uint8Array;
  readonly value?: Uint8Array;
}

/** Durable bytes in key order. One process at a time has it. */
export interface Store {
  get(key: Uint8Array): Uint8Array | undefined;
  /** All entries whose key begins with the prefix, in byte order or against it. Not to be written to meanwhile. */
  entries(
    prefix: Uint8Array,
    order?: "ascending" | "descending",
  ): Iterable<readonly [key: Uint8Array, value: Uint8Array]>;
  /** All or nothing, and durable once it returns. When it throws, nothing was written. */
  write(batch: readonly StoreWrite[]): void;
  close(): Promise<void>;
}
