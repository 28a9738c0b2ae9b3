/** Three-letter names of the standard residues, and of selenomethionine, which crystals have in the place of methionine. */
const letters: Readonly<Record<string, string>> = {
  ALA: "A",
  CYS: "C",
  ASP: "D",
  GLU: "E",
  PHE: "F",
  GLY: "G",
  HIS: "H",
  ILE: "I",
  LYS: "K",
  LEU: "L",
  MET: "M",
  MSE: "M",
  ASN: "N",
  PRO: "P",
  GLN: "Q",
  ARG: "R",
  SER: "S",
  THR: "T",
  VAL: "V",
  TRP: "W",
  TYR: "Y",
};

const names: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(letters)
    .filter(([name]) => name !== "MSE")
    .map(([name, letter]) => [letter, name]),
);

/** The letter of a three-letter name, "X" for any other. */
export function letterOf(name: string): string {
  return letters[name.toUpperCase()] ?? "X";
}

/** The three-letter name of a letter, "UNK" for any other. */
export function nameOf(letter: string): string {
  return names[letter] ?? "UNK";
}
