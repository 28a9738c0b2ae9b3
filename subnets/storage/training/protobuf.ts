/** Fields of a protocol-buffers message as bytes (protobuf.dev/programming-guides/encoding); fields joined are a message. */
const VARINT = 0;
const BYTES = 2;

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

export const integerField = (field: number, value: number): Buffer =>
  Buffer.from([...varint(field * 8 + VARINT), ...varint(value)]);

export const bytesField = (field: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([...varint(field * 8 + BYTES), ...varint(bytes.length)]), bytes]);

export const textField = (field: number, text: string): Buffer =>
  bytesField(field, Buffer.from(text, "utf8"));

export const messageField = (field: number, fields: readonly Uint8Array[]): Buffer =>
  bytesField(field, Buffer.concat(fields));
