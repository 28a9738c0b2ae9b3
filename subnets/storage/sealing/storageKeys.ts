import { createHmac } from "node:crypto";

/** The keys of one owner, each for one purpose, all from one master key. Miners and validators never get any. */
export interface StorageKeys {
  /** Names a chunk by its content, so that the same chunk is stored once; nobody else can compute it. */
  chunkId(plaintext: Uint8Array): Buffer;
  /** Seals contents; each content has a salt of its own. */
  readonly content: Buffer;
  /** Seals the record of what is stored. */
  readonly catalogue: Buffer;
  /** Decides where chunks end. */
  readonly chunking: Buffer;
  /** Names a placement: one shard of one chunk at one miner. */
  placementId(place: Placement): Buffer;
  /** Encrypts a placement, so that no two miners hold the same bytes. */
  placementKey(place: Placement): Buffer;
  /** Lets its holder delete the placement. */
  deleteKey(place: Placement): Buffer;
}

/** One shard of one chunk at one miner; a repaired shard that comes to the same miner again is another generation. */
export interface Placement {
  readonly chunk: Uint8Array;
  readonly index: number;
  /** The miner's hotkey. */
  readonly holder: string;
  readonly generation: number;
}

/**
 * Derives all keys of an owner by HMAC-SHA-256 under separate labels.
 *
 * @param master 32 bytes, see `keyFromPassphrase` and `readKeyFile`
 */
export function storageKeys(master: Uint8Array): StorageKeys {
  const derive = (label: string): Buffer =>
    createHmac("sha256", master).update(`subnetkit storage/${label}`).digest();
  const ids = derive("chunk id");
  const placements = derive("placement id");
  const copies = derive("placement key");
  const deletions = derive("delete key");
  const place = (key: Buffer, { chunk, index, holder, generation }: Placement): Buffer =>
    createHmac("sha256", key).update(chunk).update(`/${index}/${generation}/${holder}`).digest();
  return {
    content: derive("content"),
    catalogue: derive("catalogue"),
    chunking: derive("chunking"),
    chunkId: (plaintext) => createHmac("sha256", ids).update(plaintext).digest(),
    placementId: (of) => place(placements, of),
    placementKey: (of) => place(copies, of),
    deleteKey: (of) => place(deletions, of),
  };
}
