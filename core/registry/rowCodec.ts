import { u16, valueMismatch, type Codec } from "../state/codecs.js";

/** A row of weights or bonds as two columns, in the order they were set. */
export interface StoredRow {
  readonly uids: Uint16Array;
  /** u16 fractions, one for each of `uids`. */
  readonly values: Uint16Array;
}

/** A row travels as one flat list: a UID, its value, the next UID. */
export const storedRow: Codec<StoredRow> = {
  shape: "row",
  encode: ({ uids, values }) => {
    const flat = new Array<number>(2 * uids.length);
    for (let index = 0; index < uids.length; index++) {
      flat[2 * index] = uids[index] ?? 0;
      flat[2 * index + 1] = values[index] ?? 0;
    }
    return flat;
  },
  decode: (cbor) => {
    if (!Array.isArray(cbor) || cbor.length % 2 !== 0) throw valueMismatch("a list of pairs", cbor);
    const uids = new Uint16Array(cbor.length / 2);
    const values = new Uint16Array(cbor.length / 2);
    for (let index = 0; index < uids.length; index++) {
      uids[index] = u16.decode(cbor[2 * index]);
      values[index] = u16.decode(cbor[2 * index + 1]);
    }
    return { uids, values };
  },
};
