/** Bytes of a leaf of a shard's Merkle tree: what one opening of a commitment shows. */
export const LEAF_BYTES = 1_024;

/** Largest shard. */
export const MAX_SHARD_BYTES = 2_097_152;

/** Largest message: a shard and what is around it. */
export const MAX_MESSAGE_BYTES = MAX_SHARD_BYTES + 4_096;

/** Shards that one challenge opens, and leaves of each. */
export const MAX_OPENINGS = 64;
export const MAX_LEAVES = 64;

/** Bytes of an identifier, a nonce, a hash, a key. */
export const HASH_BYTES = 32;
