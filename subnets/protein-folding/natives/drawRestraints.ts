import type { Random } from "subnetkit/plugin";
import { distanceBetween, type Native } from "./native.js";

/** Two residues, i < j, said or known to have their CB atoms within 8 angstrom. */
export type Pair = readonly [i: number, j: number];

export interface DrawnRestraints {
  /** What the miner is told, in order of residues: contacts, and decoys among them. */
  readonly given: readonly Pair[];
  /** The native contacts that it is not told. */
  readonly heldOut: readonly Pair[];
  /** Which of the given are false. */
  readonly decoys: readonly Pair[];
}

/** CB atoms nearer than this are in contact. */
export const CONTACT_ANGSTROM = 8;
/** Residues nearer along the chain are no news. */
export const LEAST_SEPARATION = 6;
/** A decoy's CB atoms are farther apart than this. */
const DECOY_ANGSTROM = 12;

/** All native contacts, in order of residues. */
export function nativeContacts(native: Native): Pair[] {
  return pairsWhere(native, (distance) => distance < CONTACT_ANGSTROM);
}

/**
 * Draws sparse restraints: a third as many as residues, at most half of the native contacts, `decoyShare` of them replaced by pairs
 * that are far apart.
 */
export function drawRestraints(native: Native, decoyShare: number, random: Random): DrawnRestraints {
  const contacts = nativeContacts(native);
  const count = Math.min(Math.round(native.sequence.length / 3), Math.floor(contacts.length / 2));
  const decoyCount = Math.round(count * decoyShare);
  const drawn = new Set(drawSome(contacts, count - decoyCount, random));
  const apart = pairsWhere(native, (distance) => distance > DECOY_ANGSTROM);
  const decoys = drawSome(apart, decoyCount, random);
  return {
    given: [...drawn, ...decoys].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    heldOut: contacts.filter((pair) => !drawn.has(pair)),
    decoys,
  };
}

function pairsWhere(native: Native, holds: (distanceAngstrom: number) => boolean): Pair[] {
  const pairs: Pair[] = [];
  const length = native.sequence.length;
  for (let i = 0; i < length; i++)
    for (let j = i + LEAST_SEPARATION; j < length; j++)
      if (holds(distanceBetween(native.cb, i, j))) pairs.push([i, j]);
  return pairs;
}

/** The first steps of a Fisher–Yates shuffle. */
function drawSome<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  const left = [...items];
  const drawn: Item[] = [];
  while (drawn.length < count && left.length > 0) {
    const at = random.integer(left.length);
    const last = left.pop();
    const item = left[at] ?? last;
    if (item === undefined) break;
    if (at < left.length && last !== undefined) left[at] = last;
    drawn.push(item);
  }
  return drawn;
}
