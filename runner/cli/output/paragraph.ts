import { wrapWords } from "./wrapWords.js";

const INDENT = "    ";
const WIDTH = 100;

/** Sentences under a heading, indented and wrapped. */
export function paragraph(text: string): string[] {
  return wrapWords(text, WIDTH - INDENT.length).map((line) => INDENT + line);
}
