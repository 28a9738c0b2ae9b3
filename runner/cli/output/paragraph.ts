import { wrapWords } from "./wrapWords.js";

const WIDTH = 100;

/** Sentences under a heading, indented (by 4 columns unless told otherwise) and wrapped. */
export function paragraph(text: string, indent = 4): string[] {
  return wrapWords(text, WIDTH - indent).map((line) => " ".repeat(indent) + line);
}
