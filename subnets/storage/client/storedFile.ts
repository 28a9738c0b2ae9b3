import { Type, type Static } from "subnetkit/plugin";
import { TAG_BYTES } from "../sealing/sealedForm.js";
import { HASH_BYTES } from "../sizes.js";
import { recordRoot } from "./recordRoot.js";

const closed = { additionalProperties: false };

/** So many bytes as hexadecimal digits. */
const hexOf = (bytes: number): ReturnType<typeof Type.String> =>
  Type.String({ minLength: 2 * bytes, maxLength: 2 * bytes, pattern: "^[0-9a-f]*$" });
const hex = hexOf(HASH_BYTES);

/** One shard at one miner: what has to be known to audit it and to get it back. */
export const placedShard = Type.Object(
  {
    holder: Type.String(),
    generation: Type.Integer({ minimum: 0 }),
    /** Of the bytes that the miner keeps. */
    root: hex,
    /** By which the owner knows that it is this very shard. */
    tag: hexOf(TAG_BYTES),
  },
  closed,
);

/** One chunk of a file and where its shards are, in the order of the code. */
export const storedChunk = Type.Object(
  {
    id: hex,
    plainBytes: Type.Integer({ minimum: 1 }),
    dataShards: Type.Integer({ minimum: 1 }),
    shards: Type.Array(placedShard),
  },
  closed,
);

/** What a client keeps of a file, sealed: everything but the content. */
export const storedFile = Type.Object(
  {
    name: Type.String(),
    sizeBytes: Type.Integer({ minimum: 0 }),
    dataShards: Type.Integer({ minimum: 1 }),
    parityShards: Type.Integer({ minimum: 0 }),
    chunks: Type.Array(storedChunk),
  },
  closed,
);

export type PlacedShard = Static<typeof placedShard>;
export type StoredChunk = Static<typeof storedChunk>;
export type StoredFile = Static<typeof storedFile>;

/**
 * The root of a file: a Merkle root over its chunks' names and sizes. A chunk is named by its content, so the root fixes the content, and
 * nothing about where it is: a repair does not change it.
 */
export function fileRoot({ sizeBytes, chunks }: Pick<StoredFile, "sizeBytes" | "chunks">): Buffer {
  const records = chunks.map(({ id, plainBytes }) =>
    Buffer.concat([Buffer.from(id, "hex"), Buffer.from(String(plainBytes))]),
  );
  return recordRoot(records, sizeBytes);
}

/** The root of all files of an owner: what stands on chain. Names enter as the hashes under which files are kept. */
export function catalogueRoot(files: readonly { readonly key: string; readonly root: Uint8Array }[]): Buffer {
  const records = [...files]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, root }) => Buffer.concat([Buffer.from(key, "hex"), root]));
  return recordRoot(records, files.length);
}
