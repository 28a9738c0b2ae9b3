import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A hand-written source file of the product, with what it imports. */
export interface Source {
  /** Path below the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Specifiers as written, type imports included. */
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "assembly" ? [] : filesBelow(path);
    return [path];
  });
}

/** Every `.ts` file below the given folders, in path order. */
export function readSources(folders: readonly string[]): Source[] {
  return folders
    .map((folder) => join(root, folder))
    .filter((folder) => statSync(folder, { throwIfNoEntry: false }) !== undefined)
    .flatMap(filesBelow)
    .filter((file) => /\.ts$/.test(file))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((file) => {
      const text = readFileSync(file, "utf8");
      return {
        path: relative(root, file).split(sep).join("/"),
        text,
        lines: text.split("\n").length - 1,
        imports: ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName),
      };
    });
}

/** The path below the root that a relative import of a file means, or undefined for a package. */
export function targetOf(source: Source, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return join(dirname(source.path), specifier).split(sep).join("/").replace(/\.js$/, ".ts");
}
