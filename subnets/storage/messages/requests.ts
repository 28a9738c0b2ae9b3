import { Type, type Static } from "subnetkit/plugin";
import { HASH_BYTES, MAX_LEAVES, MAX_OPENINGS, MAX_SHARD_BYTES } from "../sizes.js";
import { Bytes } from "./bytesOf.js";

const closed = { additionalProperties: false };
const hash = Bytes(HASH_BYTES, HASH_BYTES);

/** Keep these bytes. */
export const put = Type.Object(
  {
    kind: Type.Literal("put"),
    /** Names the shard. Nothing about its content can be read from it. */
    shard: hash,
    /** The commitment to the data that the miner has to be able to open: the root of its Merkle tree. */
    root: hash,
    /** SHA-256 of a key; who shows the key may delete the shard. */
    lock: hash,
    data: Bytes(MAX_SHARD_BYTES),
  },
  closed,
);

/** Give them back. */
export const get = Type.Object({ kind: Type.Literal("get"), shard: hash }, closed);

/** Show leaves of shards. Which ones follows from nonce, holder and shard, see audit/challengedLeaves.ts. */
export const challenge = Type.Object(
  {
    kind: Type.Literal("challenge"),
    nonce: hash,
    /** Hotkey of the miner that is asked. */
    holder: Type.String({ minLength: 1, maxLength: 64 }),
    openings: Type.Array(
      Type.Object(
        {
          shard: hash,
          sizeBytes: Type.Integer({ minimum: 1, maximum: MAX_SHARD_BYTES }),
          leaves: Type.Integer({ minimum: 1, maximum: MAX_LEAVES }),
        },
        closed,
      ),
      { minItems: 1, maxItems: MAX_OPENINGS },
    ),
  },
  closed,
);

/** Forget a shard. */
export const remove = Type.Object({ kind: Type.Literal("delete"), shard: hash, key: hash }, closed);

/** Say how full the store is. */
export const status = Type.Object({ kind: Type.Literal("status") }, closed);

export const request = Type.Union([put, get, challenge, remove, status]);

export type StorageRequest = Static<typeof request>;
export type PutRequest = Static<typeof put>;
export type ChallengeRequest = Static<typeof challenge>;
export type Opening = ChallengeRequest["openings"][number];
