import { u16, valueMismatch, type Codec } from "../state/codecs.js";

/** A row of weights or bonds: pairs of UID and u16, in the order they were set. */
export type StoredRow = readonly (readonly [uid: number, value: number])[];

/** A row travels as one flat list, half as long in bytes as a list of pairs. */
export const storedRow: Codec<StoredRow> = {
  encode: (row) => row.flatMap(([uid, value]) => [u16.encode(uid), u16.encode(value)]),
  decode: (cbor) => {
    if (!Array.isArray(cbor) || cbor.length % 2 !== 0) throw valueMismatch("a list of pairs", cbor);
    return Array.from(
      { length: cbor.length / 2 },
      (_, index) => [u16.decode(cbor[2 * index]), u16.decode(cbor[2 * index + 1])] as const,
    );
  },
};
