/** What is being folded: set from outside before a run. */
export let length: i32 = 0;
export let restraintCount: i32 = 0;
/** Width of a restraint's well, angstrom. */
export let restraintScale: f64 = 4;

export function setChain(residues: i32): void {
  length = residues;
}

export function setRestraints(count: i32, scale: f64): void {
  restraintCount = count;
  restraintScale = scale;
}
