import type { Looseness, Openness } from "./schemaStrictness.js";

/** One way in which schemas accept too much, and all places where they do. */
export interface LooseKind extends Openness {
  readonly paths: readonly string[];
}

/** The same defect in many places is one: by what is wrong and what to write, in the order found. */
export function looseKinds(found: readonly Looseness[]): LooseKind[] {
  const kinds = new Map<string, { readonly open: Openness; readonly paths: Set<string> }>();
  for (const { path, ...open } of found) {
    const key = `${open.reason} ${open.fix}`;
    const kind = kinds.get(key) ?? { open, paths: new Set() };
    kinds.set(key, kind);
    kind.paths.add(path);
  }
  return [...kinds.values()].map(({ open, paths }) => ({ ...open, paths: [...paths] }));
}
