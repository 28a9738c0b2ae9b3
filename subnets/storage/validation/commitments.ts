import type { PluginState } from "subnetkit/plugin";

/** What a validator keeps of a shard, instead of the shard. */
export interface Commitment {
  readonly shard: Uint8Array;
  readonly root: Uint8Array;
  readonly sizeBytes: number;
}

/** The commitments of all miners. Every operation touches a few keys, however many there are. */
export interface Commitments {
  count(holder: string): number;
  /** Any of a holder's, by a number below `count`. */
  at(holder: string, index: number): Commitment | undefined;
  find(holder: string, shard: Uint8Array): Commitment | undefined;
  add(holder: string, commitment: Commitment): void;
  remove(holder: string, shard: Uint8Array): void;
}

const countKey = (holder: string): string => `held/${holder}`;
const entryKey = (holder: string, index: number): string => `held/${holder}/${index}`;
const indexKey = (holder: string, shard: Uint8Array): string =>
  `index/${holder}/${Buffer.from(shard.buffer, shard.byteOffset, shard.length).toString("hex")}`;

/** Commitments in a validator's state: a dense list a holder, and the place of every shard in it. */
export function createCommitments(state: PluginState): Commitments {
  const readNumber = (key: string): number | undefined => {
    const value = state.get(key);
    return typeof value === "number" ? value : undefined;
  };
  const at: Commitments["at"] = (holder, index) => {
    const value = state.get(entryKey(holder, index));
    return isCommitment(value) ? value : undefined;
  };
  const count: Commitments["count"] = (holder) => readNumber(countKey(holder)) ?? 0;

  return {
    count,
    at,
    find: (holder, shard) => {
      const index = readNumber(indexKey(holder, shard));
      return index === undefined ? undefined : at(holder, index);
    },
    add: (holder, commitment) => {
      const known = readNumber(indexKey(holder, commitment.shard));
      const index = known ?? count(holder);
      state.set(entryKey(holder, index), { ...commitment });
      state.set(indexKey(holder, commitment.shard), index);
      if (known === undefined) state.set(countKey(holder), index + 1);
    },
    remove: (holder, shard) => {
      const index = readNumber(indexKey(holder, shard));
      if (index === undefined) return;
      const last = count(holder) - 1;
      const moved = at(holder, last);
      if (moved && index !== last) {
        state.set(entryKey(holder, index), { ...moved });
        state.set(indexKey(holder, moved.shard), index);
      }
      state.delete(entryKey(holder, last));
      state.delete(indexKey(holder, shard));
      state.set(countKey(holder), last);
    },
  };
}

function isCommitment(value: unknown): value is Commitment {
  if (typeof value !== "object" || value === null) return false;
  const { shard, root, sizeBytes } = value as Partial<Record<keyof Commitment, unknown>>;
  return shard instanceof Uint8Array && root instanceof Uint8Array && typeof sizeBytes === "number";
}
