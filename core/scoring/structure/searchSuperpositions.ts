import type { StructurePair } from "./points.js";
import { squaredDistances, superpose } from "./superpose.js";

const SHORTEST_FRAGMENT = 4;
const MAX_LENGTHS = 6;
const MAX_ROUNDS = 20;
const FEWEST_POINTS = 3;

export interface SuperpositionSearch {
  /** Points nearer than this, in the unit of the coordinates, found the next superposition. */
  readonly reach: number;
  /** Distance from one start of a fragment to the next: 1 is thorough, larger is faster. */
  readonly stride: number;
}

/**
 * Visits the superpositions that the search of Zhang & Skolnick 2004 goes through. No formula gives the best one, so: fragments of the
 * whole length, a half, a quarter … down to four points, at every place, are superposed; then, again and again, all points that came to lie
 * near each other, until these are the same as before. Most fragments lead to points that an earlier one led to: from there on nothing
 * new would come, and the search goes on with the next.
 *
 * @param visit gets the squared distances of all points; the array is used again
 */
export function searchSuperpositions(
  pair: StructurePair,
  { reach, stride }: SuperpositionSearch,
  visit: (squared: Float64Array) => void,
): void {
  const squared = new Float64Array(pair.size);
  const superposeOn = (chosen: readonly number[]): void => {
    squaredDistances(pair, superpose(pair, chosen), squared);
    visit(squared);
  };
  /** Points that were superposed before, with the most rounds that were left then. */
  const roundsFrom = new Map<string, number>();
  const isKnown = (chosen: readonly number[], roundsLeft: number): boolean => {
    const key = keyOf(chosen, pair.size);
    if ((roundsFrom.get(key) ?? 0) >= roundsLeft) return true;
    roundsFrom.set(key, roundsLeft);
    return false;
  };
  for (const length of fragmentLengths(pair.size)) {
    for (const start of fragmentStarts(pair.size, length, stride)) {
      superposeOn(Array.from({ length }, (_, index) => start + index));
      // The first choice is narrower, as a fragment alone places the rest badly.
      let chosen = pointsWithin(squared, Math.max(0, reach - 1));
      for (let roundsLeft = MAX_ROUNDS; roundsLeft > 0; roundsLeft -= 1) {
        if (isKnown(chosen, roundsLeft)) break;
        superposeOn(chosen);
        const next = pointsWithin(squared, reach + 1);
        if (sameAs(next, chosen)) break;
        chosen = next;
      }
    }
  }
}

function fragmentLengths(size: number): readonly number[] {
  const shortest = Math.min(SHORTEST_FRAGMENT, size);
  const halves = Array.from({ length: MAX_LENGTHS - 1 }, (_, index) => Math.floor(size / 2 ** index));
  return [...new Set([...halves.filter((length) => length > shortest), shortest])];
}

function fragmentStarts(size: number, length: number, stride: number): readonly number[] {
  const last = size - length;
  const starts = Array.from({ length: Math.floor(last / stride) + 1 }, (_, index) => index * stride);
  return last % stride === 0 ? starts : [...starts, last];
}

/** Indices of the points within a distance; the distance grows by halves until there are enough to superpose. */
function pointsWithin(squared: Float64Array, distance: number): readonly number[] {
  const enough = Math.min(FEWEST_POINTS, squared.length);
  // Where nothing is near, half steps would be many: start at what the nearest points need.
  const needed = Math.sqrt(nthSmallest(squared, enough));
  const steps = Math.max(0, Math.ceil((needed - distance) / 0.5));
  const limit = Math.max(distance + 0.5 * steps, needed);
  const chosen: number[] = [];
  for (let point = 0; point < squared.length; point += 1) {
    if ((squared[point] ?? 0) <= limit * limit) chosen.push(point);
  }
  return chosen.length >= enough ? chosen : Array.from(squared.keys());
}

/** The nth smallest value. */
function nthSmallest(values: Float64Array, nth: number): number {
  const smallest = Array.from({ length: nth }, () => Infinity);
  const last = nth - 1;
  for (const value of values) {
    if (!(value < (smallest[last] ?? 0))) continue; // NaN too, which is near nothing
    let place = last;
    for (; place > 0 && (smallest[place - 1] ?? 0) > value; place -= 1)
      smallest[place] = smallest[place - 1] ?? 0;
    smallest[place] = value;
  }
  return smallest[last] ?? 0;
}

const WORD_BITS = 16;

/** A set of points as a text of one bit for each point of all. */
function keyOf(chosen: readonly number[], size: number): string {
  const words = Array.from({ length: Math.ceil(size / WORD_BITS) }, () => 0);
  for (const point of chosen) {
    const word = Math.floor(point / WORD_BITS);
    words[word] = (words[word] ?? 0) | (1 << (point % WORD_BITS));
  }
  return String.fromCharCode(...words);
}

function sameAs(first: readonly number[], second: readonly number[]): boolean {
  return first.length === second.length && first.every((point, index) => point === second[index]);
}
