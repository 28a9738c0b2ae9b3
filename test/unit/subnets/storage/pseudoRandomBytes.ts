import { createCipheriv, hash } from "node:crypto";

/** Bytes without structure that a seed repeats. */
export function pseudoRandomBytes(seed: string, length: number): Buffer {
  const key = hash("sha256", seed, "buffer");
  return createCipheriv("aes-256-ctr", key, Buffer.alloc(16)).update(Buffer.alloc(length));
}
