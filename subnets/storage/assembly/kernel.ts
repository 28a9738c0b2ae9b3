// AssemblyScript. Both loops work on memory that the host lays out; nothing is allocated here.

/**
 * One output of a linear code: output = Σ coefficient × source over GF(2^8), 16 bytes at a time.
 *
 * A product with a constant is linear in the two halves of a byte: two tables of 16 entries a coefficient, looked up by one swizzle each.
 *
 * @param output where the sum goes
 * @param sources first byte of source 0; the others follow at multiples of `stride`
 * @param tables 32 bytes a source: products of the low halves, then of the high halves
 * @param length a multiple of 16
 */
export function combine(
  output: usize,
  sources: usize,
  stride: usize,
  count: i32,
  tables: usize,
  length: usize,
): void {
  const low = i8x16.splat(0x0f);
  for (let at: usize = 0; at < length; at += 16) {
    let sum = i64x2.splat(0);
    for (let source: i32 = 0; source < count; source++) {
      const bytes = v128.load(sources + <usize>source * stride + at);
      const table = tables + <usize>source * 32;
      sum = v128.xor(sum, i8x16.swizzle(v128.load(table), v128.and(bytes, low)));
      sum = v128.xor(sum, i8x16.swizzle(v128.load(table + 16), i8x16.shr_u(bytes, 4)));
    }
    v128.store(output + at, sum);
  }
}

/** Bytes that a gear hash depends on. */
const REACH: i32 = 32;

// @ts-ignore: decorator
@inline
function roll(hash: u32, data: usize, at: i32, gear: usize): u32 {
  return (hash << 1) + load<u32>(gear + (<usize>load<u8>(data + at) << 2));
}

/** The hash of the bytes before a place. */
function before(data: usize, at: i32, gear: usize): u32 {
  let hash: u32 = 0;
  for (let near = max(0, at - REACH); near < at; near++) hash = roll(hash, data, near, gear);
  return hash;
}

/**
 * A place from `from` on that no chunk ends before; the end of all, but for a rest, when none ends at all. Two halves are hashed side by side: each hash has to wait
 * for the one before, and two of them wait together, a quarter of the time. More of them take more registers than there are.
 */
function skim(data: usize, from: i32, until: i32, mask: u32, gear: usize): i32 {
  const half = (until - from) / 2;
  if (half < REACH) return from;
  const second = data + half;
  let hash = before(data, from, gear);
  let secondHash = before(second, from, gear);
  for (let at = from; at < from + half; at++) {
    hash = roll(hash, data, at, gear);
    secondHash = roll(secondHash, second, at, gear);
    if ((hash & mask) == 0) return at;
    if ((secondHash & mask) == 0) return at;
  }
  return from + 2 * half;
}

/**
 * Where a content-defined chunk ends: the first place from `from` on where the gear hash has no bit of the mask. The hash of a place depends on
 * the 32 bytes before it alone.
 *
 * @param gear 256 words
 * @returns the length of the chunk; 0 when no place before `until` qualifies
 */
export function cut(data: usize, from: i32, until: i32, mask: u32, gear: usize): i32 {
  const start = skim(data, from, until, mask, gear);
  let hash = before(data, start, gear);
  for (let at = start; at < until; at++) {
    hash = roll(hash, data, at, gear);
    if ((hash & mask) == 0) return at + 1;
  }
  return 0;
}
