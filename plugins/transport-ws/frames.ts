/** What a frame is (RFC 6455, section 5.2). */
export const OPCODES = {
  continuation: 0x0,
  text: 0x1,
  binary: 0x2,
  close: 0x8,
  ping: 0x9,
  pong: 0xa,
} as const;
export type Opcode = (typeof OPCODES)[keyof typeof OPCODES];

/** Bits of a frame's first two bytes. */
export const FINAL = 0x80;
export const RESERVED = 0x70;
export const OPCODE = 0x0f;
export const MASKED = 0x80;
export const LENGTH = 0x7f;

/** Values of the short length behind which a longer one stands, and how long that is. */
export const LENGTH_OF_2_BYTES = 126;
export const LENGTH_OF_8_BYTES = 127;
export const MASK_BYTES = 4;
/** Lengths from here on need the longer form. */
export const FIRST_OF_2_BYTES = 126;
export const FIRST_OF_8_BYTES = 65_536;

/** The longest payload of a close, a ping and a pong, and the longest head of a frame. */
export const MAX_CONTROL_BYTES = 125;
export const MAX_HEAD_BYTES = 14;

/**
 * The head of a frame that is a message by itself.
 *
 * @param isMasked a caller's. The mask is zeros, which is to say none: masking keeps scripts in browsers from choosing the bytes that a proxy sees (section 10.3);
 * ours are sealed, so nobody chooses them, and masking half a megabyte costs as much as sealing it
 */
export function frameHead(opcode: Opcode, length: number, isMasked: boolean): Buffer {
  const lengthBytes = length < FIRST_OF_2_BYTES ? 0 : length < FIRST_OF_8_BYTES ? 2 : 8;
  const short = lengthBytes === 0 ? length : lengthBytes === 2 ? LENGTH_OF_2_BYTES : LENGTH_OF_8_BYTES;
  const head = Buffer.alloc(2 + lengthBytes + (isMasked ? MASK_BYTES : 0));
  head[0] = FINAL | opcode;
  head[1] = (isMasked ? MASKED : 0) | short;
  if (lengthBytes === 2) head.writeUInt16BE(length, 2);
  if (lengthBytes === 8) head.writeUIntBE(length, 4, 6);
  return head;
}
