// Adds the BLAKE3 output of one message to a sum of 1,024 lanes of 16 bits, or takes it out: what an entry of the state does
// to the state's hash. Four blocks of output are computed at a time, one in each lane of a vector.
//
// Specification: BLAKE3, sections 2.1 to 2.6 (tree, compression, chunk, parent, root output).

const BLOCK_BYTES: u32 = 64;
const CHUNK_BYTES: u32 = 1024;
const ROUNDS: usize = 7;
/** Bytes of a vector, and of the sixteen that the state of a compression is. */
const VECTOR: usize = 16;
const VECTORS: usize = 16 * VECTOR;
/** 2,048 bytes of output are 32 blocks, four at a time. */
const GROUPS: usize = 8;

const CHUNK_START: i32 = 1;
const CHUNK_END: i32 = 2;
const PARENT: i32 = 4;
const ROOT: i32 = 8;

/** Up to eight chunks, padded with zeros to whole blocks by the host. */
const MESSAGE: usize = memory.data(8192, 16);
/** Chaining values of whole subtrees, the largest first: what stands left of the chunk in hand. */
const SUBTREES: usize = memory.data(96, 16);
/** Two chaining values: the message of a parent. */
const PAIR: usize = memory.data(64, 16);
const CHAINING_BYTES: usize = 32;
/** The lanes, group by group, word by word: each vector holds one word of four blocks. */
const SUM: usize = memory.data(2048, 16);
/** Words of the message in the order of the rounds, each in all four lanes. */
const SCHEDULE: usize = memory.data(1792, 16);
const CHAINING: usize = memory.data(128, 16);
const STATE: usize = memory.data(256, 16);
const IV: usize = memory.data<u32>([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
/** Which word of a round's message the next round has in each place. */
const PERMUTATION: usize = memory.data<u8>([2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8]);

export function messageAddress(): usize {
  return MESSAGE;
}

export function sumAddress(): usize {
  return SUM;
}

/** Adds the hash of the first `lengthBytes` of the message to the sum. */
export function add(lengthBytes: u32): void {
  absorb(lengthBytes);
  for (let group: usize = 0; group < GROUPS; group++) {
    squeeze(group);
    const lanes = SUM + group * VECTORS;
    for (let word: usize = 0; word < VECTORS; word += VECTOR) {
      v128.store(lanes + word, i16x8.add(v128.load(lanes + word), v128.load(STATE + word)));
    }
  }
}

/** Takes the hash of the first `lengthBytes` of the message out of the sum. */
export function subtract(lengthBytes: u32): void {
  absorb(lengthBytes);
  for (let group: usize = 0; group < GROUPS; group++) {
    squeeze(group);
    const lanes = SUM + group * VECTORS;
    for (let word: usize = 0; word < VECTORS; word += VECTOR) {
      v128.store(lanes + word, i16x8.sub(v128.load(lanes + word), v128.load(STATE + word)));
    }
  }
}

/** What is to be compressed next: the chaining value and the schedule are in place. */
let lastCounter: u32 = 0;
let lastBytes: u32 = 0;
let lastFlags: i32 = 0;

/** Compresses all blocks of the tree but the root's last one, which it leaves to be compressed. */
function absorb(lengthBytes: u32): void {
  let subtrees: usize = 0;
  let chunk: u32 = 0;
  for (; (chunk + 1) * CHUNK_BYTES < lengthBytes; chunk++) {
    absorbChunk(chunk, CHUNK_BYTES);
    // Two subtrees of a size are one of the next: as many times as the number of chunks can be halved.
    for (let chunks = chunk + 1; (chunks & 1) === 0; chunks >>= 1) absorbParent(--subtrees);
    finish(SUBTREES + subtrees++ * CHAINING_BYTES);
  }
  absorbChunk(chunk, lengthBytes - chunk * CHUNK_BYTES);
  while (subtrees > 0) absorbParent(--subtrees);
  lastFlags |= ROOT;
}

/** Compresses all blocks of a chunk but the last. */
function absorbChunk(chunk: u32, lengthBytes: u32): void {
  const start = MESSAGE + chunk * CHUNK_BYTES;
  chainFromStart();
  lastCounter = chunk;
  lastFlags = CHUNK_START;
  lastBytes = BLOCK_BYTES;
  let at: u32 = 0;
  for (; at + BLOCK_BYTES < lengthBytes; at += BLOCK_BYTES) {
    schedule(start + at);
    compress(i32x4.splat(chunk), BLOCK_BYTES, lastFlags);
    for (let word: usize = 0; word < 8; word++) v128.store(CHAINING + word * VECTOR, lower(word));
    lastFlags = 0;
  }
  schedule(start + at);
  lastBytes = lengthBytes - at;
  lastFlags |= CHUNK_END;
}

/** Compresses what is left of the node in hand, and takes its parent with a subtree on its left in hand. */
function absorbParent(subtree: usize): void {
  memory.copy(PAIR, SUBTREES + subtree * CHAINING_BYTES, CHAINING_BYTES);
  finish(PAIR + CHAINING_BYTES);
  chainFromStart();
  schedule(PAIR);
  lastCounter = 0;
  lastBytes = BLOCK_BYTES;
  lastFlags = PARENT;
}

/** Compresses what is left of the node in hand, and writes its chaining value. */
function finish(to: usize): void {
  compress(i32x4.splat(lastCounter), lastBytes, lastFlags);
  for (let word: usize = 0; word < 8; word++) v128.store32_lane(to + 4 * word, lower(word), 0);
}

function chainFromStart(): void {
  for (let word: usize = 0; word < 8; word++) {
    v128.store(CHAINING + word * VECTOR, v128.load32_splat(IV + 4 * word));
  }
}

/** Leaves four blocks of the root's output in the state. */
function squeeze(group: usize): void {
  const counters = i32x4.add(i32x4.splat(4 * <i32>group), i32x4(0, 1, 2, 3));
  compress(counters, lastBytes, lastFlags);
  for (let word: usize = 0; word < 8; word++) {
    const upper = v128.load(STATE + (word + 8) * VECTOR);
    v128.store(STATE + word * VECTOR, lower(word));
    v128.store(STATE + (word + 8) * VECTOR, v128.xor(upper, v128.load(CHAINING + word * VECTOR)));
  }
}

// @ts-ignore: decorator
@inline
function lower(word: usize): v128 {
  return v128.xor(v128.load(STATE + word * VECTOR), v128.load(STATE + (word + 8) * VECTOR));
}

function schedule(block: usize): void {
  for (let word: usize = 0; word < 16; word++) {
    v128.store(SCHEDULE + word * VECTOR, v128.load32_splat(block + 4 * word));
  }
  for (let round: usize = 1; round < ROUNDS; round++) {
    const former = SCHEDULE + (round - 1) * VECTORS;
    for (let word: usize = 0; word < 16; word++) {
      const from = former + <usize>load<u8>(PERMUTATION + word) * VECTOR;
      v128.store(former + VECTORS + word * VECTOR, v128.load(from));
    }
  }
}

function compress(counters: v128, lengthBytes: u32, flags: i32): void {
  for (let word: usize = 0; word < 8; word++) {
    v128.store(STATE + word * VECTOR, v128.load(CHAINING + word * VECTOR));
  }
  for (let word: usize = 0; word < 4; word++) {
    v128.store(STATE + (word + 8) * VECTOR, v128.load32_splat(IV + 4 * word));
  }
  v128.store(STATE + 12 * VECTOR, counters);
  v128.store(STATE + 13 * VECTOR, i32x4.splat(0));
  v128.store(STATE + 14 * VECTOR, i32x4.splat(lengthBytes));
  v128.store(STATE + 15 * VECTOR, i32x4.splat(flags));
  for (let at = SCHEDULE; at < SCHEDULE + ROUNDS * VECTORS; at += VECTORS) {
    mix(0, 4, 8, 12, at);
    mix(1, 5, 9, 13, at + 2 * VECTOR);
    mix(2, 6, 10, 14, at + 4 * VECTOR);
    mix(3, 7, 11, 15, at + 6 * VECTOR);
    mix(0, 5, 10, 15, at + 8 * VECTOR);
    mix(1, 6, 11, 12, at + 10 * VECTOR);
    mix(2, 7, 8, 13, at + 12 * VECTOR);
    mix(3, 4, 9, 14, at + 14 * VECTOR);
  }
}

/** The quarter round of four words of the state with two words of the message. */
// @ts-ignore: decorator
@inline
function mix(a: usize, b: usize, c: usize, d: usize, words: usize): void {
  let va = v128.load(STATE + a * VECTOR);
  let vb = v128.load(STATE + b * VECTOR);
  let vc = v128.load(STATE + c * VECTOR);
  let vd = v128.load(STATE + d * VECTOR);
  va = i32x4.add(i32x4.add(va, vb), v128.load(words));
  vd = v128.xor(vd, va);
  vd = v128.shuffle<u8>(vd, vd, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
  vc = i32x4.add(vc, vd);
  vb = v128.xor(vb, vc);
  vb = v128.or(i32x4.shr_u(vb, 12), i32x4.shl(vb, 20));
  va = i32x4.add(i32x4.add(va, vb), v128.load(words, VECTOR));
  vd = v128.xor(vd, va);
  vd = v128.shuffle<u8>(vd, vd, 1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12);
  vc = i32x4.add(vc, vd);
  vb = v128.xor(vb, vc);
  vb = v128.or(i32x4.shr_u(vb, 7), i32x4.shl(vb, 25));
  v128.store(STATE + a * VECTOR, va);
  v128.store(STATE + b * VECTOR, vb);
  v128.store(STATE + c * VECTOR, vc);
  v128.store(STATE + d * VECTOR, vd);
}
