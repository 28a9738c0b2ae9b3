import { Type, type Static } from "subnetkit/plugin";
import { HASH_BYTES, LEAF_BYTES, MAX_LEAVES, MAX_OPENINGS, MAX_SHARD_BYTES } from "../sizes.js";
import { Bytes } from "./bytesOf.js";

const closed = { additionalProperties: false };
const hash = Bytes(HASH_BYTES, HASH_BYTES);

/** Nodes in the longest path of a shard's tree. */
const MAX_PATH = Math.ceil(Math.log2(MAX_SHARD_BYTES / LEAF_BYTES));

/** The shard is kept, on disk if the profile says so. */
const stored = Type.Object({ kind: Type.Literal("stored") }, closed);

const shard = Type.Object({ kind: Type.Literal("shard"), data: Bytes(MAX_SHARD_BYTES) }, closed);

/** One entry for each opening, in order. */
const proofs = Type.Object(
  {
    kind: Type.Literal("proofs"),
    openings: Type.Array(
      Type.Object(
        {
          /** The challenged leaves one after the other, in the order of the challenge; empty when the shard is not there. */
          data: Bytes(MAX_LEAVES * LEAF_BYTES, 0),
          /** Their paths, likewise. */
          paths: Bytes(MAX_LEAVES * MAX_PATH * HASH_BYTES, 0),
        },
        closed,
      ),
      { maxItems: MAX_OPENINGS },
    ),
    /** HMAC-SHA-256 of all of it under the nonce: binds the answer to this challenge and this holder. */
    tag: hash,
  },
  closed,
);

const deleted = Type.Object({ kind: Type.Literal("deleted") }, closed);

const status = Type.Object(
  {
    kind: Type.Literal("status"),
    shards: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    usedBytes: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    quotaBytes: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  },
  closed,
);

/** No, and why. Costs nothing but what the refused would have earned. */
const refused = Type.Object(
  {
    kind: Type.Literal("refused"),
    reason: Type.Union([
      /** The quota has no room for it. */
      Type.Literal("full"),
      Type.Literal("unknownShard"),
      /** The data does not have the root that it would have to answer for. */
      Type.Literal("wrongRoot"),
      /** Another shard has that name. */
      Type.Literal("nameTaken"),
      /** The key does not fit the lock. */
      Type.Literal("locked"),
    ]),
  },
  closed,
);

export const response = Type.Union([stored, shard, proofs, deleted, status, refused]);

export type StorageResponse = Static<typeof response>;
export type Proofs = Static<typeof proofs>;
export type RefusalReason = Static<typeof refused>["reason"];
