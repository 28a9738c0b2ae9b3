import { hash } from "node:crypto";

/**
 * The 256 words of a gear hash, drawn from a seed. A client's own seed keeps the lengths of its chunks from telling which public file they are
 * of.
 */
export function gearTable(seed: Uint8Array): Uint32Array {
  const words = new Uint32Array(256);
  for (let block = 0; block < 32; block += 1) {
    const digest = hash("sha256", Buffer.concat([Buffer.from([block]), seed]), "buffer");
    for (let word = 0; word < 8; word += 1) words[block * 8 + word] = digest.readUInt32LE(word * 4);
  }
  return words;
}
