/** Bytes of a protocol-buffers message, field by field (protobuf.dev/programming-guides/encoding). */
export type Field = Uint8Array;

const VARINT = 0;
const BYTES = 2;

/** Puts byte strings one behind the other; fields joined are a message. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** Seven bits a byte, least significant first, the high bit set on all but the last. Not negative. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.of(...bytes, rest);
}

const tag = (field: number, wireType: number): Uint8Array => varint(field * 8 + wireType);

export function integerField(field: number, value: number): Field {
  return join([tag(field, VARINT), varint(value)]);
}

export function bytesField(field: number, bytes: Uint8Array): Field {
  return join([tag(field, BYTES), varint(bytes.length), bytes]);
}

export function textField(field: number, text: string): Field {
  return bytesField(field, new TextEncoder().encode(text));
}

export function messageField(field: number, fields: readonly Field[]): Field {
  return bytesField(field, join(fields));
}
