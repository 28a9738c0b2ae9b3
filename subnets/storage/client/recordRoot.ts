import { hash } from "node:crypto";

/*
 * A Merkle root over records: SHA-256 with a first byte that says what is hashed, so that a record can't be taken for a node (RFC 6962, section
 * 2.1): 0 a record, 1 a node, 2 the root with a number that belongs to it.
 */
const [RECORD, NODE, ROOT] = [0, 1, 2];

const hashed = (tag: number, ...parts: readonly Uint8Array[]): Buffer =>
  hash("sha256", Buffer.concat([Buffer.of(tag), ...parts]), "buffer");

/** The root over some records, of which there may be none, and a number. */
export function recordRoot(records: readonly Uint8Array[], number: number): Buffer {
  const bound = Buffer.alloc(8);
  bound.writeBigUInt64BE(BigInt(number));
  let layer = (records.length > 0 ? records : [new Uint8Array()]).map((record) => hashed(RECORD, record));
  while (layer.length > 1) {
    layer = layer.flatMap((left, at) => {
      if (at % 2 === 1) return [];
      const right = layer[at + 1];
      return [right ? hashed(NODE, left, right) : left];
    });
  }
  return hashed(ROOT, ...layer, bound);
}
