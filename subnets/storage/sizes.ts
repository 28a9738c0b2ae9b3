/** Bytes of a leaf of a shard's Merkle tree: what one opening of a commitment shows. */
export const LEAF_BYTES = 1_024;

/** Largest shard. With its envelope it fits into one frame of 1 MiB. */
export const MAX_SHARD_BYTES = 655_360;

/** Shards that one challenge opens, and leaves of each. */
export const MAX_OPENINGS = 64;
export const MAX_LEAVES = 64;

/** Bytes of an identifier, a nonce, a hash, a key. */
export const HASH_BYTES = 32;
