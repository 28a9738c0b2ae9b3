import { sha256Hex } from "./hash.js";

/** Seeded pseudo-random numbers: the same seed gives the same sequence on every machine. Not for secrets. */
export interface Random {
  /** A float in [0, 1) with 32 random bits. */
  next(): number;
  /** An integer in [0, bound), bound up to 2^32. */
  integer(bound: number): number;
  /** A standard normal deviate (Box–Muller, both halves used). */
  normal(): number;
}

/**
 * sfc32 seeded by SHA-256 of the seed text or bytes.
 *
 * @example randomFrom("a").next() === randomFrom("a").next()
 */
export function randomFrom(seed: string | Uint8Array): Random {
  // Read from text, which lives in V8's own memory: bytes of a digest have to be given back to the system.
  const digest = sha256Hex(seed);
  const wordAt = (index: number): number => parseInt(digest.slice(8 * index, 8 * index + 8), 16);
  let a = wordAt(0),
    b = wordAt(1),
    c = wordAt(2),
    d = wordAt(3);
  let spare: number | undefined;

  const word = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  const next = (): number => word() / 4_294_967_296;

  return {
    next,
    integer: (bound) => Math.floor(next() * bound),
    normal: () => {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      const angle = 2 * Math.PI * next();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}
