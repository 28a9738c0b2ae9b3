// The energy of a protein's backbone and its gradient by torsions. Doubles and software sines, so that every machine gets the same bits.
export { setChain, setRestraints } from "./chain";
export { evaluate, evaluations } from "./energy";
export { build } from "./geometry";
export {
  contactEnergies,
  distanceColumns,
  distancePotentials,
  distanceRows,
  parts,
  positions,
  residueTypes,
  restraints,
  torsionGradient,
  torsionPotentials,
  torsions,
  weights,
} from "./memory";
export { minimise } from "./minimise";
