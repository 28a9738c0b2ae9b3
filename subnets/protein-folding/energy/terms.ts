/** The terms of the energy, in the kernel's order. */
export const TERMS = [
  "sterics",
  "hydrogenBonds",
  "contacts",
  "torsions",
  "compactness",
  "restraints",
  "distances",
] as const;

export type Term = (typeof TERMS)[number];

/** A number for each term: its weight, or its share of an energy. */
export type Terms = Readonly<Record<Term, number>>;

/** The public energy, the same for all: physics and statistics of known proteins, without restraints or anyone's network. */
export const PUBLIC_WEIGHTS: Terms = {
  sterics: 10,
  hydrogenBonds: 1.5,
  contacts: 0.8,
  torsions: 0.3,
  compactness: 0.05,
  restraints: 0,
  distances: 0,
};
