import { readFileSync } from "node:fs";

let edges: readonly number[] | undefined;

/** Upper edges of the distance network's bins, all but the last, which is open; angstrom. Read once. */
export function readDistanceEdges(): readonly number[] {
  if (edges === undefined) {
    const text = readFileSync(new URL("../models/distogram.json", import.meta.url), "utf8");
    edges = (JSON.parse(text) as { readonly edgesAngstrom: readonly number[] }).edgesAngstrom;
  }
  return edges;
}
