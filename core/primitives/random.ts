import { sha256 } from "./hash.js";

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
  const view = new DataView(sha256(seed).buffer);
  let a = view.getUint32(0),
    b = view.getUint32(4),
    c = view.getUint32(8),
    d = view.getUint32(12);
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
