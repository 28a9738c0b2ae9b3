// AssemblyScript. BLAKE3's compression (O'Connor et al., "BLAKE3: one function, fast everywhere", 2020, section 2), four independent ones side
// by side: one 32-bit word of each in a vector. Leaves are BLAKE3's chunks of 1,024 bytes, nodes its parents.

const LEAF: i32 = 1_024;
const BLOCK: i32 = 64;
const HASH: usize = 32;

const CHUNK_START: i32 = 1;
const CHUNK_END: i32 = 2;
const PARENT: i32 = 4;
const ROOT: i32 = 8;

// SHA-256's initial value, which is BLAKE3's too.
const IV0: i32 = 0x6a09e667;
const IV1: i32 = 0xbb67ae85;
const IV2: i32 = 0x3c6ef372;
const IV3: i32 = 0xa54ff53a;
const IV4: i32 = 0x510e527f;
const IV5: i32 = 0x9b05688c;
const IV6: i32 = 0x1f83d9ab;
const IV7: i32 = 0x5be0cd19;

/** Where in `words` each message word of each of the seven rounds stands: every round permutes the one before. */
// prettier-ignore
const schedule = memory.data<u32>([
  0, 16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240,
  32, 96, 48, 160, 112, 0, 64, 208, 16, 176, 192, 80, 144, 224, 240, 128,
  48, 64, 160, 192, 208, 32, 112, 224, 96, 80, 144, 0, 176, 240, 128, 16,
  160, 112, 192, 144, 224, 48, 208, 240, 64, 0, 176, 32, 80, 128, 16, 96,
  192, 208, 144, 176, 240, 160, 224, 128, 112, 32, 80, 48, 0, 16, 96, 64,
  144, 224, 176, 80, 128, 192, 240, 16, 208, 48, 0, 160, 32, 96, 64, 112,
  176, 240, 80, 0, 16, 144, 128, 96, 224, 160, 32, 192, 48, 64, 112, 208,
]);
const SCHEDULE_END: usize = 7 * 64;

/** The 16 message words and the 8 chaining words, four lanes each. */
const words = memory.data(256, 16);
const chain = memory.data(128, 16);

// By a swizzle, whose mask V8 keeps in a register: it makes that of a shuffle anew each time, and two shifts and an or take three instructions.
// @ts-ignore: decorator
@inline
function rotate16(x: v128): v128 {
  return i8x16.swizzle(x, i8x16(2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13));
}
// @ts-ignore: decorator
@inline
function rotate8(x: v128): v128 {
  return i8x16.swizzle(x, i8x16(1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12));
}
// @ts-ignore: decorator
@inline
function rotate12(x: v128): v128 {
  return v128.or(i32x4.shr_u(x, 12), i32x4.shl(x, 20));
}
// @ts-ignore: decorator
@inline
function rotate7(x: v128): v128 {
  return v128.or(i32x4.shr_u(x, 7), i32x4.shl(x, 25));
}
// @ts-ignore: decorator
@inline
function word(round: usize, index: usize): v128 {
  return v128.load(words + <usize>load<u32>(schedule + round + (index << 2)));
}

/** Four words of each of the four blocks, one vector a word. */
// @ts-ignore: decorator
@inline
function transpose(a: v128, b: v128, c: v128, d: v128, to: usize): void {
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const AB = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const CD = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(to, v128.shuffle<i64>(ab, cd, 1, 3), 16);
  v128.store(to, v128.shuffle<i64>(AB, CD, 0, 2), 32);
  v128.store(to, v128.shuffle<i64>(AB, CD, 1, 3), 48);
}

/** Begins four chains. */
function begin(): void {
  v128.store(chain, i32x4.splat(IV0));
  v128.store(chain, i32x4.splat(IV1), 16);
  v128.store(chain, i32x4.splat(IV2), 32);
  v128.store(chain, i32x4.splat(IV3), 48);
  v128.store(chain, i32x4.splat(IV4), 64);
  v128.store(chain, i32x4.splat(IV5), 80);
  v128.store(chain, i32x4.splat(IV6), 96);
  v128.store(chain, i32x4.splat(IV7), 112);
}

/** Takes a block into each of the four chains. */
function compress(p0: usize, p1: usize, p2: usize, p3: usize, counter: v128, length: i32, flags: i32): void {
  for (let at: usize = 0; at < 64; at += 16) {
    transpose(v128.load(p0 + at), v128.load(p1 + at), v128.load(p2 + at), v128.load(p3 + at), words + 4 * at);
  }
  let v0 = v128.load(chain);
  let v1 = v128.load(chain, 16);
  let v2 = v128.load(chain, 32);
  let v3 = v128.load(chain, 48);
  let v4 = v128.load(chain, 64);
  let v5 = v128.load(chain, 80);
  let v6 = v128.load(chain, 96);
  let v7 = v128.load(chain, 112);
  let v8 = i32x4.splat(IV0);
  let v9 = i32x4.splat(IV1);
  let vA = i32x4.splat(IV2);
  let vB = i32x4.splat(IV3);
  let vC = counter;
  let vD = i32x4.splat(0);
  let vE = i32x4.splat(length);
  let vF = i32x4.splat(flags);
  // compileKernel.mjs writes the rounds out one after the other, each word at its place: 14 % less time. A word is added first, since what
  // is added last comes last: 6 % less.
  for (let round: usize = 0; round < SCHEDULE_END; round += 64) {
    v0 = i32x4.add(i32x4.add(v0, word(round, 0)), v4);
    v1 = i32x4.add(i32x4.add(v1, word(round, 2)), v5);
    v2 = i32x4.add(i32x4.add(v2, word(round, 4)), v6);
    v3 = i32x4.add(i32x4.add(v3, word(round, 6)), v7);
    vC = rotate16(v128.xor(vC, v0));
    vD = rotate16(v128.xor(vD, v1));
    vE = rotate16(v128.xor(vE, v2));
    vF = rotate16(v128.xor(vF, v3));
    v8 = i32x4.add(v8, vC);
    v9 = i32x4.add(v9, vD);
    vA = i32x4.add(vA, vE);
    vB = i32x4.add(vB, vF);
    v4 = rotate12(v128.xor(v4, v8));
    v5 = rotate12(v128.xor(v5, v9));
    v6 = rotate12(v128.xor(v6, vA));
    v7 = rotate12(v128.xor(v7, vB));
    v0 = i32x4.add(i32x4.add(v0, word(round, 1)), v4);
    v1 = i32x4.add(i32x4.add(v1, word(round, 3)), v5);
    v2 = i32x4.add(i32x4.add(v2, word(round, 5)), v6);
    v3 = i32x4.add(i32x4.add(v3, word(round, 7)), v7);
    vC = rotate8(v128.xor(vC, v0));
    vD = rotate8(v128.xor(vD, v1));
    vE = rotate8(v128.xor(vE, v2));
    vF = rotate8(v128.xor(vF, v3));
    v8 = i32x4.add(v8, vC);
    v9 = i32x4.add(v9, vD);
    vA = i32x4.add(vA, vE);
    vB = i32x4.add(vB, vF);
    v4 = rotate7(v128.xor(v4, v8));
    v5 = rotate7(v128.xor(v5, v9));
    v6 = rotate7(v128.xor(v6, vA));
    v7 = rotate7(v128.xor(v7, vB));

    v0 = i32x4.add(i32x4.add(v0, word(round, 8)), v5);
    v1 = i32x4.add(i32x4.add(v1, word(round, 10)), v6);
    v2 = i32x4.add(i32x4.add(v2, word(round, 12)), v7);
    v3 = i32x4.add(i32x4.add(v3, word(round, 14)), v4);
    vF = rotate16(v128.xor(vF, v0));
    vC = rotate16(v128.xor(vC, v1));
    vD = rotate16(v128.xor(vD, v2));
    vE = rotate16(v128.xor(vE, v3));
    vA = i32x4.add(vA, vF);
    vB = i32x4.add(vB, vC);
    v8 = i32x4.add(v8, vD);
    v9 = i32x4.add(v9, vE);
    v5 = rotate12(v128.xor(v5, vA));
    v6 = rotate12(v128.xor(v6, vB));
    v7 = rotate12(v128.xor(v7, v8));
    v4 = rotate12(v128.xor(v4, v9));
    v0 = i32x4.add(i32x4.add(v0, word(round, 9)), v5);
    v1 = i32x4.add(i32x4.add(v1, word(round, 11)), v6);
    v2 = i32x4.add(i32x4.add(v2, word(round, 13)), v7);
    v3 = i32x4.add(i32x4.add(v3, word(round, 15)), v4);
    vF = rotate8(v128.xor(vF, v0));
    vC = rotate8(v128.xor(vC, v1));
    vD = rotate8(v128.xor(vD, v2));
    vE = rotate8(v128.xor(vE, v3));
    vA = i32x4.add(vA, vF);
    vB = i32x4.add(vB, vC);
    v8 = i32x4.add(v8, vD);
    v9 = i32x4.add(v9, vE);
    v5 = rotate7(v128.xor(v5, vA));
    v6 = rotate7(v128.xor(v6, vB));
    v7 = rotate7(v128.xor(v7, v8));
    v4 = rotate7(v128.xor(v4, v9));
  }
  v128.store(chain, v128.xor(v0, v8));
  v128.store(chain, v128.xor(v1, v9), 16);
  v128.store(chain, v128.xor(v2, vA), 32);
  v128.store(chain, v128.xor(v3, vB), 48);
  v128.store(chain, v128.xor(v4, vC), 64);
  v128.store(chain, v128.xor(v5, vD), 80);
  v128.store(chain, v128.xor(v6, vE), 96);
  v128.store(chain, v128.xor(v7, vF), 112);
}

/** Writes the hashes of the first `count` chains, one after the other. */
function finish(output: usize, count: i32): void {
  for (let lane: i32 = 0; lane < count; lane++) {
    for (let index: usize = 0; index < 8; index++) {
      store<u32>(output + <usize>lane * HASH + 4 * index, load<u32>(chain + 16 * index + 4 * lane));
    }
  }
}

/** `count` leaves of `length` bytes each, at most four, `stride` bytes apart. */
function hashGroup(data: usize, count: i32, length: i32, first: i32, last: i32, output: usize): void {
  const p1 = data + (count > 1 ? LEAF : 0);
  const p2 = data + (count > 2 ? 2 * LEAF : 0);
  const p3 = data + (count > 3 ? 3 * LEAF : 0);
  const counter = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  begin();
  for (let at: i32 = 0; at == 0 || at < length; at += BLOCK) {
    const isLast = at + BLOCK >= length;
    const flags = (at == 0 ? CHUNK_START : 0) | (isLast ? last : 0);
    compress(data + at, p1 + at, p2 + at, p3 + at, counter, isLast ? length - at : BLOCK, flags);
  }
  finish(output, count);
}

/**
 * Hashes of the leaves of some data.
 *
 * @param data followed by 64 bytes that may be overwritten
 * @param first number of its first leaf
 * @param isAll whether it is one leaf and nothing else: its hash is the root then
 * @param output 32 bytes a leaf
 */
export function hashLeaves(data: usize, length: i32, first: i32, isAll: bool, output: usize): void {
  const whole = length / LEAF;
  const last = CHUNK_END | (isAll ? ROOT : 0);
  for (let at: i32 = 0; at < whole; at += 4) {
    const count = min(4, whole - at);
    hashGroup(data + at * LEAF, count, LEAF, first + at, last, output + <usize>at * HASH);
  }
  const rest = length - whole * LEAF;
  if (rest == 0) return;
  memory.fill(data + length, 0, BLOCK);
  hashGroup(data + whole * LEAF, 1, rest, first + whole, last, output + <usize>whole * HASH);
}

/** Hashes of `count` pairs of nodes. */
export function hashNodes(pairs: usize, count: i32, isTop: bool, output: usize): void {
  const flags = PARENT | (isTop ? ROOT : 0);
  for (let at: i32 = 0; at < count; at += 4) {
    const lanes = min(4, count - at);
    const p0 = pairs + at * BLOCK;
    const p1 = p0 + (lanes > 1 ? BLOCK : 0);
    const p2 = p0 + (lanes > 2 ? 2 * BLOCK : 0);
    const p3 = p0 + (lanes > 3 ? 3 * BLOCK : 0);
    begin();
    compress(p0, p1, p2, p3, i32x4.splat(0), BLOCK, flags);
    finish(output + <usize>at * HASH, lanes);
  }
}
