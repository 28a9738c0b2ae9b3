/** A JSON text with bytes beside it, which JSON could only hold as text that is a third longer. */
export interface Attached {
  readonly text: string;
  readonly attachment: Uint8Array;
}

const LENGTH_BYTES = 4;

/**
 * One binary message: the length of the text in bytes as four, the highest first; the text in UTF-8; the attachment.
 *
 * @returns parts, to be sent one after the other: an attachment is megabytes, which nobody copies for the sake of a few bytes before it
 * @example socket.send(Buffer.concat(attachedParts({ text: '{"id":1}', attachment })));
 */
export function attachedParts({ text, attachment }: Attached): readonly [Buffer, Uint8Array] {
  const head = Buffer.alloc(LENGTH_BYTES + Buffer.byteLength(text));
  head.writeUInt32BE(head.length - LENGTH_BYTES);
  head.write(text, LENGTH_BYTES);
  return [head, attachment];
}

/** Reads such a message. @returns undefined when it is shorter than it says; the attachment is a view of the message */
export function readAttached(message: Buffer): Attached | undefined {
  if (message.length < LENGTH_BYTES) return undefined;
  const end = LENGTH_BYTES + message.readUInt32BE();
  if (message.length < end) return undefined;
  const attachment = new Uint8Array(message.buffer, message.byteOffset + end, message.length - end);
  return { text: message.toString("utf8", LENGTH_BYTES, end), attachment };
}
