import { describe, expect, it } from "vitest";
import { structurePair } from "../../../../../core/scoring/structure/points.js";
import { searchSuperpositions } from "../../../../../core/scoring/structure/searchSuperpositions.js";
import { squaredDistances, superpose } from "../../../../../core/scoring/structure/superpose.js";
import { chain, disturbed, moved } from "../chain.js";

const REACH = 5;

/** The superpositions that one fragment leads to, told by the squared distances of all points: the search without a memory. */
function visitsFrom(pair: ReturnType<typeof structurePair>, fragment: readonly number[]): string[] {
  const squared = new Float64Array(pair.size);
  const visits: string[] = [];
  const within = (distance: number): number[] =>
    [...squared.keys()].filter((point) => (squared[point] ?? 0) <= distance * distance);
  let chosen = fragment;
  for (let round = 0; round <= 20; round += 1) {
    squaredDistances(pair, superpose(pair, chosen), squared);
    visits.push(squared.join());
    let distance = round === 0 ? REACH - 1 : REACH + 1;
    while (within(distance).length < 3) distance += 0.5;
    const next = within(distance);
    if (round > 0 && next.join() === chosen.join()) break;
    chosen = next;
  }
  return visits;
}

describe("the search for superpositions", () => {
  const reference = chain(48, "reference");
  const pair = structurePair(disturbed(moved(reference), 3, "noise"), reference);
  const seen: string[] = [];
  searchSuperpositions(pair, { reach: REACH, stride: 1 }, (squared) => void seen.push(squared.join()));

  it("visits whatever a fragment leads to, also where an earlier one led there", () => {
    const known = new Set(seen);
    const wanted = [48, 24, 12, 6, 4].flatMap((length) =>
      Array.from({ length: pair.size - length + 1 }, (_, start) =>
        visitsFrom(
          pair,
          Array.from({ length }, (__, index) => start + index),
        ),
      ).flat(),
    );
    expect(wanted.filter((visit) => !known.has(visit))).toEqual([]);
    expect(known.size).toBe(new Set(wanted).size);
    // Many fragments meet.
    expect(seen.length).toBeLessThan(0.7 * wanted.length);
  });
});
