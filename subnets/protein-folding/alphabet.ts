/** The twenty standard residues; a residue's type is its index here. */
export const ALPHABET = "ACDEFGHIKLMNPQRSTVWY";

/** The types of a sequence's residues; −1 for a letter that is none of the twenty. */
export function residueTypes(sequence: string): Int32Array {
  return Int32Array.from(sequence, (letter) => ALPHABET.indexOf(letter));
}
