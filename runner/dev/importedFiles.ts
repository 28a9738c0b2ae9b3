import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isSource } from "./isSource.js";

/** Where code names a file beside itself: an import, static or not, a `require`, the URL of what it reads. */
const NAMED = /\b(?:from|import|require|URL)\s*\(?\s*(["'`])(\.{1,2}\/(?:(?!\1).)+)\1/g;
const ENDINGS = [".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".json"];

/** The file that an import means: a compiled name stands for its TypeScript, and an ending may be left out. */
function fileOf(path: string): string | undefined {
  const written = path.replace(/\.([mc]?)js(x?)$/, ".$1ts$2");
  const candidates = [
    path,
    written,
    ...["", "/index"].flatMap((more) => ENDINGS.map((end) => path + more + end)),
  ];
  return candidates.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
}

/**
 * Files that a module is made of: itself, what it imports by a path, and so on. Packages are not among them.
 *
 * @example importedFiles(["/plugins/watch/index.ts"]) // ["/plugins/watch/index.ts", "/plugins/watch/onBlock.ts"]
 */
export function importedFiles(modules: readonly string[]): readonly string[] {
  const files = new Set(modules);
  // What is added meanwhile is walked as well.
  for (const file of files) {
    if (!isSource(file)) continue;
    for (const [, , specifier = ""] of textOf(file).matchAll(NAMED)) {
      const imported = fileOf(resolve(dirname(file), specifier));
      if (imported !== undefined) files.add(imported);
    }
  }
  return [...files];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // Gone between two saves.
  }
}
