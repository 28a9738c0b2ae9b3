import { readFile } from "node:fs/promises";
import { hexToBytes } from "../../core/primitives/bytes.js";
import { fail } from "../../core/primitives/errors.js";
import { keyErrors } from "../keys/keyErrors.js";
import { cliErrors } from "./cliErrors.js";

/** A message on the command line: one of these. */
export interface MessageOptions {
  readonly text?: string;
  readonly hex?: string;
  readonly file?: string;
}

/**
 * The bytes of the message.
 *
 * @throws SK2101 when there is none, SK0103, SK2709
 */
export async function readMessage({ text, hex, file }: MessageOptions): Promise<Uint8Array> {
  if (text !== undefined) return new TextEncoder().encode(text);
  if (hex !== undefined) return hexToBytes(hex.replace(/^0x/, ""));
  if (file === undefined) {
    throw fail(cliErrors.badOption, {
      option: "--text",
      expected: "the message, or use --hex or --file",
      value: "nothing",
    });
  }
  try {
    return await readFile(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fail(keyErrors.unreadable, { path: file, reason }, cause);
  }
}
