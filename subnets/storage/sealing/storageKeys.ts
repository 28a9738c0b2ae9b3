import { createHmac } from "node:crypto";

/** The keys of one owner, each for one purpose, all from one master key. Miners and validators never get any. */
export interface StorageKeys {
  /** Names a chunk by its content, given in parts, so that the same chunk is stored once; nobody else can compute it. */
  chunkId(...plaintext: readonly Uint8Array[]): Buffer;
  /** Seals the record of what is stored. */
  readonly catalogue: Buffer;
  /** Decides where chunks end. */
  readonly chunking: Buffer;
  /** Names a placement: one shard of one chunk at one miner. */
  placementId(place: Placement): Buffer;
  /** Seals a placement, so that no two miners hold the same bytes. */
  placementKey(place: Placement): Buffer;
  /** Lets its holder delete the placement. */
  deleteKey(place: Placement): Buffer;
}

/** One shard of one chunk at one miner; a repaired shard that comes to the same miner again is another generation. */
export interface Placement {
  readonly chunk: Uint8Array;
  /** The code that the shard is of: under another one the same place holds other bytes. */
  readonly dataShards: number;
  readonly parityShards: number;
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
  const place = (key: Buffer, { chunk, dataShards, parityShards, ...where }: Placement): Buffer =>
    createHmac("sha256", key)
      .update(chunk)
      .update(`/${dataShards}+${parityShards}/${where.index}/${where.generation}/${where.holder}`)
      .digest();
  return {
    catalogue: derive("catalogue"),
    chunking: derive("chunking"),
    chunkId: (...plaintext) => {
      const id = createHmac("sha256", ids);
      for (const part of plaintext) id.update(part);
      return id.digest();
    },
    placementId: (of) => place(placements, of),
    placementKey: (of) => place(copies, of),
    deleteKey: (of) => place(deletions, of),
  };
}
