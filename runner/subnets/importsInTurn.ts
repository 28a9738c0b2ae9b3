import { dirname, resolve } from "node:path";
import type { Import } from "./packagesByNode.js";

/** Modules that are being evaluated, by their path without its ending. */
const evaluating = new Map<string, Promise<unknown>>();
/** Which modules each module waits for. */
const waits = new Map<string, Set<string>>();

const keyOf = (path: string): string => path.replace(/\.[mc]?[jt]sx?$/, "");

/** Whether `from` waits for `to`, directly or not. */
function waitsFor(from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(waits.get(from) ?? [])].some((next) => waitsFor(next, to, seen));
}

/**
 * Has a file's imports wait for modules that somebody else is importing at the same time. The compiler's own import hands out such a
 * module as far as it has come, with exports missing. In a circle of imports that is right, and there it stays so.
 *
 * @param importer path of the file that imports
 */
export function importsInTurn(importModule: Import, importer: string): Import {
  const from = keyOf(importer);
  return async (specifier) => {
    if (!specifier.startsWith(".")) return importModule(specifier);
    const to = keyOf(resolve(dirname(importer), specifier));
    const running = evaluating.get(to);
    if (running && waitsFor(to, from)) return importModule(specifier);
    const targets = waits.get(from) ?? new Set<string>();
    waits.set(from, targets.add(to));
    const done = running ?? importModule(specifier);
    if (!running) evaluating.set(to, done);
    try {
      return await done;
    } finally {
      if (!running) evaluating.delete(to);
      targets.delete(to);
    }
  };
}
