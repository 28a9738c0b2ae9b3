// SHA-256 of messages shorter than 56 bytes, which are one block: FIPS 180-4, section 6.2.

const WORDS: usize = memory.data(256, 16);
const ROUND_CONSTANTS: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

/** Hashes the message of `lengthBytes` at `from`, and writes the 32 bytes to `to`, which may be the same place. */
export function sha256(from: usize, lengthBytes: u32, to: usize): void {
  memory.fill(WORDS, 0, 64);
  memory.copy(WORDS, from, lengthBytes);
  store<u8>(WORDS + lengthBytes, 0x80);
  for (let word: usize = 0; word < 60; word += 4) store<u32>(WORDS + word, bswap(load<u32>(WORDS + word)));
  store<u32>(WORDS, 8 * lengthBytes, 60);
  schedule();
  compress(to);
}

function schedule(): void {
  for (let at = WORDS + 64; at < WORDS + 256; at += 4) {
    const w15 = load<u32>(at - 60);
    const w2 = load<u32>(at - 8);
    const s0 = rotr(w15, 7) ^ rotr(w15, 18) ^ (w15 >> 3);
    const s1 = rotr(w2, 17) ^ rotr(w2, 19) ^ (w2 >> 10);
    store<u32>(at, load<u32>(at - 64) + s0 + load<u32>(at - 28) + s1);
  }
}

function compress(to: usize): void {
  let a: u32 = 0x6a09e667;
  let b: u32 = 0xbb67ae85;
  let c: u32 = 0x3c6ef372;
  let d: u32 = 0xa54ff53a;
  let e: u32 = 0x510e527f;
  let f: u32 = 0x9b05688c;
  let g: u32 = 0x1f83d9ab;
  let h: u32 = 0x5be0cd19;
  for (let at: usize = 0; at < 256; at += 4) {
    const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
    const t1 = h + s1 + ((e & f) ^ (~e & g)) + load<u32>(ROUND_CONSTANTS + at) + load<u32>(WORDS + at);
    const s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = d + t1;
    d = c;
    c = b;
    b = a;
    a = t1 + t2;
  }
  store<u32>(to, bswap<u32>(a + 0x6a09e667));
  store<u32>(to, bswap<u32>(b + 0xbb67ae85), 4);
  store<u32>(to, bswap<u32>(c + 0x3c6ef372), 8);
  store<u32>(to, bswap<u32>(d + 0xa54ff53a), 12);
  store<u32>(to, bswap<u32>(e + 0x510e527f), 16);
  store<u32>(to, bswap<u32>(f + 0x9b05688c), 20);
  store<u32>(to, bswap<u32>(g + 0x1f83d9ab), 24);
  store<u32>(to, bswap<u32>(h + 0x5be0cd19), 28);
}
