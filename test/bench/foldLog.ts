import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Quality } from "../../subnets/protein-folding/evaluation/evaluateTarget.js";

/** All that decides what an answer is like, but for the code. */
export interface FoldRun {
  readonly target: string;
  readonly profile: string;
  readonly mode: string;
  readonly evaluations: number;
  readonly decoys: number;
  readonly seed: string;
  /** Hash of each model of the contract. */
  readonly models: Readonly<Record<string, string>>;
}

/** Answers that were measured, one JSON line each, so that a run which was broken off goes on where it stood. */
export interface FoldLog {
  find(run: FoldRun): Quality | undefined;
  add(run: FoldRun, quality: Quality): void;
}

/** A log in a file, which is made when it is not there; without a file, one in memory. */
export function openFoldLog(file?: string): FoldLog {
  const known = new Map<string, Quality>();
  if (file !== undefined && existsSync(file)) {
    const text = readFileSync(file, "utf8");
    // What the end of a run cut off is measured again, and must not swallow the next line.
    const [cut = "", ...lines] = text.split("\n").reverse();
    if (cut !== "") appendFileSync(file, "\n");
    for (const line of lines) {
      const entry = entryOf(line);
      if (entry !== undefined) known.set(keyOf(entry), entry.quality);
    }
  }
  return {
    find: (run) => known.get(keyOf(run)),
    add: (run, quality) => {
      known.set(keyOf(run), quality);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify({ ...run, quality })}\n`);
    },
  };
}

/** A line's entry, unless it was cut off. */
function entryOf(line: string): (FoldRun & { readonly quality: Quality }) | undefined {
  try {
    return JSON.parse(line) as FoldRun & { readonly quality: Quality };
  } catch {
    return undefined;
  }
}

function keyOf({ target, profile, mode, evaluations, decoys, seed, models }: FoldRun): string {
  return JSON.stringify([target, profile, mode, evaluations, decoys, seed, models]);
}
