import { fail } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";

/** A piece of a text that is found as one. */
export interface Passage {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly text: string;
}

/** About as much as the encoder was made for: a sentence to a short paragraph. */
const MAX_CHARACTERS = 400;
/** A passage costs some ten milliseconds to encode, and half a kilobyte. */
const MAX_BYTES = 4_194_304;

/** A file's content as text. @throws SK4144 when it is none, or too long */
export function textOf(name: string, content: Uint8Array): string {
  if (content.length > MAX_BYTES) {
    throw fail(storageErrors.notIndexable, { name, reason: `it has more than ${MAX_BYTES} bytes` });
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(content);
    if (!text.includes("\0")) return text;
  } catch {
    // Told below.
  }
  throw fail(storageErrors.notIndexable, { name, reason: "it is no text in UTF-8" });
}

/** Cuts a text at blank lines, and what is long at ends of sentences. */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let line = 1;
  for (const paragraph of text.split(/(\n[^\S\n]*\n\s*)/)) {
    const own = paragraph.trim();
    if (own !== "") passages.push(...cutLong({ line, text: own }));
    line += paragraph.split("\n").length - 1;
  }
  return passages;
}

function cutLong({ line, text }: Passage): Passage[] {
  const cut: Passage[] = [];
  let begin = 0;
  while (begin < text.length) {
    const rest = text.slice(begin, begin + MAX_CHARACTERS);
    const isLast = begin + MAX_CHARACTERS >= text.length;
    const sentence = Math.max(...[". ", "! ", "? ", ".\n"].map((end) => rest.lastIndexOf(end) + 1));
    const word = rest.search(/\s\S*$/);
    const length = isLast ? rest.length : sentence > 0 ? sentence : word > 0 ? word : rest.length;
    const own = rest.slice(0, length).trim();
    const before = text.slice(0, begin).split("\n").length - 1;
    if (own !== "") cut.push({ line: line + before, text: own });
    begin += length;
  }
  return cut;
}
