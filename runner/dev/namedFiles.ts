import { readFile } from "node:fs/promises";
import { basename, dirname, relative, sep } from "node:path";
import { isSource } from "./isSource.js";

/** A text in code, in any of the three kinds of quotes. */
const TEXT = /(["'`])((?:\\.|(?!\1)[^\\\n])*)\1/g;
/** Files for people: they lie beside data in a folder that is read. */
const FOR_PEOPLE = /\.(md|txt)$/;

/**
 * Which files the sources of a plugin name, and so may read: in a text in quotes, by their name, or by a folder that they lie in. Texts for people
 * only by their name.
 *
 * @param folder of the plugin
 * @param sources paths of its files; those that are no code are passed over
 * @example await namedFiles("/p", ["/p/index.ts"], ["/p/models/a.onnx", "/p/package-lock.json"]) // ["/p/models/a.onnx"]
 */
export async function namedFiles(
  folder: string,
  sources: readonly string[],
  files: readonly string[],
): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const source of sources.filter(isSource)) {
    // It may be gone by now.
    const code = await readFile(source, "utf8").catch(() => "");
    for (const [, , text = ""] of code.matchAll(TEXT)) for (const name of text.split("/")) names.add(name);
  }
  const isNamed = (file: string): boolean =>
    names.has(basename(file)) ||
    (!FOR_PEOPLE.test(file) &&
      dirname(relative(folder, file))
        .split(sep)
        .some((part) => part !== "." && names.has(part)));
  return files.filter(isNamed);
}
