import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { foldingMiner } from "./foldingMiner.js";
import { usualTorsions } from "./usualTorsions.js";

/** Searches from torsions that are usual for each residue, with no network. */
export const physics = defineMiner(contract, "physics", ({ settings }) =>
  foldingMiner(settings.mostEvaluations, (sequence) => ({ torsions: usualTorsions(sequence) })),
);
